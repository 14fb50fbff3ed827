package campus.contacts.directory;

import campus.contacts.Address;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Person;
import campus.contacts.people.ReleasePolicies;
import campus.contacts.people.ReleasePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All directory data of a person, with the rules that decide which of it a viewer sees (NYU IT Directory API, attribute
 * release policies).
 *
 * @param own the addresses of the person itself
 * @param ofRoles the addresses of its roles that are in force, by role id
 */
public record DirectoryPerson(Person person, List<Address> own, Map<String, List<Address>> ofRoles) {
    private static final String META = "meta";
    private static final String RELEASE = "release";

    private static final DirectoryAttribute ROLE =
            DirectoryAttribute.PERSON.part("roles").orElseThrow();

    public DirectoryPerson {
        own = List.copyOf(own);
        ofRoles = Map.copyOf(ofRoles);
    }

    /** Returns a person without addresses. */
    public static DirectoryPerson of(Person person) {
        return new DirectoryPerson(person, List.of(), Map.of());
    }

    /** Returns the data of the person that is visible at a level; empty when there is none. */
    public Optional<Value.Struct> visibleTo(ReleasePolicy level) {
        DirectoryEntry entry = person.entry();
        Shown shown = new Shown(level, entry.releases().whole());
        for (DirectoryAttribute attribute : DirectoryAttribute.PERSON.parts()) {
            switch (attribute.name()) {
                case META -> {}
                case "roles" -> shown.put("roles", roles(level));
                default -> shown.attribute(attribute, entry.releases(), entry.attributes(), own);
            }
        }
        return shown.with(entry.releases(), new LinkedHashMap<>());
    }

    private List<Value> roles(ReleasePolicy level) {
        List<Value> roles = new ArrayList<>();
        person.entry().roles().forEach(role -> roleSeenAt(role, level).ifPresent(roles::add));
        return roles;
    }

    /** Returns the data of one of the person's roles that is visible at a level; empty when there is none. */
    public Optional<Value.Struct> roleSeenAt(DirectoryEntry.Role role, ReleasePolicy level) {
        ReleasePolicies releases = role.releases();
        Shown shown = new Shown(level, wholeOf(role));
        Map<String, Value> meta = new LinkedHashMap<>();
        if (shown.shows(releases.of(META))) {
            meta.put("id", new Value.Text(role.id()));
            if (role.sor() != null) {
                meta.put("sor", new Value.Text(role.sor()));
            }
        }
        List<Address> addresses = ofRoles.getOrDefault(role.id(), List.of());
        for (DirectoryAttribute attribute : ROLE.parts()) {
            if (!attribute.name().equals(META)) {
                shown.attribute(attribute, releases, role.attributes(), addresses);
            }
        }
        return shown.with(releases, meta);
    }

    /** Returns the policy of a whole role, combined with the person's. */
    public Optional<ReleasePolicy> wholeOf(DirectoryEntry.Role role) {
        return ReleasePolicy.strictest(
                person.entry().releases().whole(), role.releases().whole());
    }

    /** Collects the visible attributes of one person or role. */
    private static final class Shown {
        private final ReleasePolicy level;
        private final Optional<ReleasePolicy> whole;
        private final Map<String, Value> members = new LinkedHashMap<>();

        Shown(ReleasePolicy level, Optional<ReleasePolicy> whole) {
            this.level = level;
            this.whole = whole;
        }

        boolean shows(Optional<ReleasePolicy> own) {
            return ReleasePolicy.holding(whole, own).isShownAt(level);
        }

        void put(String name, List<Value> elements) {
            if (!elements.isEmpty()) {
                members.put(name, new Value.Array(elements));
            }
        }

        void attribute(
                DirectoryAttribute attribute,
                ReleasePolicies releases,
                Value.Struct attributes,
                List<Address> addresses) {
            String name = attribute.name();
            Value value = attributes.get(name);
            if (attribute.isOfAddresses()) {
                put(name, elements(name, addresses));
            } else if (value instanceof Value.Array sequence) {
                put(name, elements(sequence));
            } else if (!(value instanceof Value.Null) && shows(releases.of(name))) {
                members.put(name, value);
            }
        }

        private List<Value> elements(String list, List<Address> addresses) {
            List<Value> elements = new ArrayList<>();
            for (Address address : addresses) {
                DirectoryAddress.of(address)
                        .filter(entry -> shows(entry.release()))
                        .flatMap(entry -> entry.element(list))
                        .ifPresent(elements::add);
            }
            return elements;
        }

        private List<Value> elements(Value.Array sequence) {
            List<Value> elements = new ArrayList<>();
            for (Value value : sequence.values()) {
                if (value instanceof Value.Struct element && shows(ReleasePolicy.of(element.get(RELEASE)))) {
                    Map<String, Value> parts = new LinkedHashMap<>(element.members());
                    parts.values().removeIf(Value.Null.class::isInstance);
                    if (!parts.isEmpty()) {
                        elements.add(new Value.Struct(parts));
                    }
                }
            }
            return elements;
        }

        /**
         * Returns the visible data, {@code meta} first; {@code meta} only has the policies of attributes that are
         * visible too.
         */
        Optional<Value.Struct> with(ReleasePolicies releases, Map<String, Value> meta) {
            if (members.isEmpty() && meta.isEmpty()) {
                return Optional.empty();
            }
            Set<String> names = members.keySet();
            boolean isMetaShown = !meta.isEmpty();
            Map<String, Value> policies = new LinkedHashMap<>();
            releases.byAttribute().forEach((name, release) -> {
                if (name.equals(ReleasePolicies.WHOLE) || names.contains(name) || isMetaShown && name.equals(META)) {
                    policies.put(name, new Value.Text(release.label()));
                }
            });
            if (!policies.isEmpty()) {
                meta.put(RELEASE, new Value.Struct(policies));
            }
            Map<String, Value> all = new LinkedHashMap<>();
            if (!meta.isEmpty()) {
                all.put(META, new Value.Struct(meta));
            }
            all.putAll(members);
            return Optional.of(new Value.Struct(all));
        }
    }
}
