package campus.contacts.spring;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;

/** The columns that contacts, addresses and address books share. */
@MappedSuperclass
public abstract class Described {
    @Version
    public long version;

    public Instant changedAt;
    public String displayName;
    public String displayNameSortKey;
    public String description;
    public String genusType;
    public String genusKey;
    public String recordTypes;
    public String properties;

    void derive(String type) {
        changedAt = Instant.now();
        displayNameSortKey = displayName.toLowerCase(Locale.ROOT);
        genusType = type;
        genusKey = type;
    }
}
