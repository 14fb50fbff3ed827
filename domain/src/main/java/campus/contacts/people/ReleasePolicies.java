package campus.contacts.people;

import campus.contacts.osid.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The release policies in the {@code meta} of a person or of a role.
 *
 * @param byAttribute the policy by the name of the attribute, or {@value #WHOLE}, in the order of the document
 */
public record ReleasePolicies(Map<String, ReleasePolicy> byAttribute) {
    /** Stands for the whole person or role. */
    public static final String WHOLE = "*";

    public ReleasePolicies {
        byAttribute = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byAttribute));
    }

    /** Returns the policies of a person or a role with these attributes. */
    static ReleasePolicies of(Value.Struct attributes) {
        Map<String, ReleasePolicy> found = new LinkedHashMap<>();
        if (attributes.get("meta") instanceof Value.Struct meta
                && meta.get("release") instanceof Value.Struct policies) {
            policies.members()
                    .forEach((name, value) -> ReleasePolicy.of(value).ifPresent(release -> found.put(name, release)));
        }
        return new ReleasePolicies(found);
    }

    /**
     * Returns those of these attributes whose policy is included when they are shown: their own, or that of the whole.
     */
    public List<String> amongTold(Collection<String> attributes) {
        return attributes.stream()
                .filter(name -> whole().isPresent() || byAttribute.containsKey(name))
                .toList();
    }

    /** Returns the policy of the whole, if there is one. */
    public Optional<ReleasePolicy> whole() {
        return of(WHOLE);
    }

    /** Returns the policy of a single-valued attribute, if there is one. */
    public Optional<ReleasePolicy> of(String attribute) {
        return Optional.ofNullable(byAttribute.get(attribute));
    }
}
