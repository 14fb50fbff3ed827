package campus.contacts;

import campus.contacts.osid.Classification;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.ObjectVersion;
import campus.contacts.osid.RecordProperties;
import java.util.Objects;

/**
 * Links a person or thing with an Address for a period (OSID 3.0.0, contact.Contact).
 *
 * @param link the linked objects; fixed at creation, except that a merge of addresses replaces the address
 * @param content everything that may change
 */
public record Contact(ObjectVersion identity, Classification classification, Link link, ContactForm content)
        implements OsidObject {
    public Contact {
        Objects.requireNonNull(identity);
        Objects.requireNonNull(classification);
        Objects.requireNonNull(link);
        Objects.requireNonNull(content);
    }

    /**
     * The two ends of a contact.
     *
     * @param addressId an Address of this provider
     * @param referenceId any object, here or elsewhere
     */
    public record Link(Id addressId, Id referenceId) {
        public Link {
            Objects.requireNonNull(addressId);
            Objects.requireNonNull(referenceId);
        }

        /** Returns the link of the same reference with another address. */
        public Link withAddress(Id changed) {
            return new Link(changed, referenceId);
        }

        /** Begins the link of a person or thing, which {@link Reference#at} completes. */
        public static Reference of(Id referenceId) {
            return new Reference(referenceId);
        }
    }

    /** A person or thing to be linked with an address. */
    public record Reference(Id id) {
        public Reference {
            Objects.requireNonNull(id);
        }

        /** Returns the link with an Address of this provider. */
        public Link at(Id addressId) {
            return new Link(addressId, id);
        }
    }

    @Override
    public DisplayText display() {
        return content.display();
    }

    @Override
    public RecordProperties properties() {
        return content.properties();
    }
}
