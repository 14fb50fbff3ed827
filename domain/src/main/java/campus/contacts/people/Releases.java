package campus.contacts.people;

import campus.contacts.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The release policies in the {@code meta} of a person or of a role.
 *
 * @param byAttribute the name of an attribute, or {@value #WHOLE}, and its policy, in the order of the document
 */
public record Releases(Map<String, Release> byAttribute) {
    /** Stands for the whole person or role. */
    public static final String WHOLE = "*";

    public Releases {
        byAttribute = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byAttribute));
    }

    /** The policies of a person or a role with these attributes. */
    static Releases of(Value.Structure attributes) {
        Map<String, Release> found = new LinkedHashMap<>();
        if (attributes.get("meta") instanceof Value.Structure meta
                && meta.get("release") instanceof Value.Structure policies) {
            policies.members()
                    .forEach((name, value) -> Release.of(value).ifPresent(release -> found.put(name, release)));
        }
        return new Releases(found);
    }

    /** Those of these attributes of which a policy is told wherever they are shown: their own, or that of the whole. */
    public List<String> amongTold(Collection<String> attributes) {
        return attributes.stream()
                .filter(name -> whole().isPresent() || byAttribute.containsKey(name))
                .toList();
    }

    /** The policy of the whole, where there is one. */
    public Optional<Release> whole() {
        return of(WHOLE);
    }

    /** The policy of a single-valued attribute, where there is one. */
    public Optional<Release> of(String attribute) {
        return Optional.ofNullable(byAttribute.get(attribute));
    }
}
