package campus.contacts.people;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directory data of a person, without the values that are stored as addresses and contacts.
 *
 * @param attributes as in {@link DirectoryAttribute#PERSON}, without {@link DirectoryAttribute#PERSON_ADDRESSES} and,
 *     in roles, {@link DirectoryAttribute#ROLE_CONTACTS}; every role has its own {@code meta.id}; one identifier is of
 *     the type {@code network} and at least one name has {@code family}
 */
public record DirectoryEntry(Value.Struct attributes) {
    public static final String NETWORK = "network";

    /**
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with every problem and its pointer
     */
    public DirectoryEntry {
        List<Refusal.Detail> problems =
                new ArrayList<>(DirectoryAttributeValidator.problems(DirectoryAttribute.PERSON, attributes, ""));
        if (problems.isEmpty()) {
            problems.addAll(problems(attributes));
        }
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }

    /**
     * One of the person's roles.
     *
     * @param id unique in the campus
     * @param sor the system of record that provides the role, or null
     */
    public record Role(String id, @Nullable String sor, Value.Struct attributes) {
        /** Returns the role with these attributes, which include {@code meta.id}. */
        public static Role of(Value.Struct attributes) {
            Value.Struct meta = (Value.Struct) attributes.get("meta");
            return new Role(meta.text("id").orElseThrow(), meta.text("sor").orElse(null), attributes);
        }

        /** Returns the release policies of the role. */
        public ReleasePolicies releases() {
            return ReleasePolicies.of(attributes);
        }
    }

    public NetId netid() {
        return new NetId(identifier(NETWORK).orElseThrow());
    }

    private Optional<String> identifier(String type) {
        return identifiers(attributes, type).stream().findFirst();
    }

    /** Returns the roles in the order of the document. */
    public List<Role> roles() {
        List<Role> roles = new ArrayList<>();
        for (Value.Struct role : attributes.structs("roles")) {
            if (role.get("meta") instanceof Value.Struct meta) {
                roles.add(
                        new Role(meta.text("id").orElseThrow(), meta.text("sor").orElse(null), role));
            }
        }
        return roles;
    }

    /** Returns the release policies of the person. */
    public ReleasePolicies releases() {
        return ReleasePolicies.of(attributes);
    }

    /**
     * Returns the part of a whole document that an entry holds: everything except the lists that are stored elsewhere.
     */
    public static Value.Struct withoutAddresses(Value.Struct document) {
        Map<String, Value> kept = new LinkedHashMap<>(document.members());
        kept.keySet().removeAll(DirectoryAttribute.PERSON_ADDRESSES);
        if (kept.get("roles") instanceof Value.Array) {
            List<Value> roles = new ArrayList<>();
            for (Value.Struct role : document.structs("roles")) {
                Map<String, Value> parts = new LinkedHashMap<>(role.members());
                parts.keySet().removeAll(DirectoryAttribute.ROLE_CONTACTS);
                roles.add(new Value.Struct(parts));
            }
            kept.put("roles", new Value.Array(roles));
        }
        return new Value.Struct(kept);
    }

    public static List<String> identifiers(Value.Struct attributes, String type) {
        return attributes.structs("identifiers").stream()
                .filter(identifier -> identifier.text("type").equals(Optional.of(type)))
                .flatMap(identifier -> identifier.text("identifier").stream())
                .toList();
    }

    /** Returns the problems that involve more than one attribute. */
    private static List<Refusal.Detail> problems(Value.Struct attributes) {
        List<Refusal.Detail> problems = new ArrayList<>();
        List<String> netids = identifiers(attributes, NETWORK);
        if (netids.size() != 1 || NetId.find(netids.get(0)).isEmpty()) {
            problems.add(new Refusal.Detail("/identifiers", "must hold exactly one network identifier, a netid"));
        }
        if (identifiers(attributes, "enterprise").size() > 1) {
            problems.add(new Refusal.Detail("/identifiers", "must hold at most one enterprise identifier"));
        }
        if (attributes.structs("names").stream()
                .allMatch(name -> name.text("family").filter(f -> !f.isBlank()).isEmpty())) {
            problems.add(new Refusal.Detail("/names", "must hold a name with family"));
        }
        for (String list : DirectoryAttribute.PERSON_ADDRESSES) {
            if (attributes.members().containsKey(list)) {
                problems.add(new Refusal.Detail('/' + list, "is kept as addresses"));
            }
        }
        roleProblems(attributes, problems);
        return problems;
    }

    private static void roleProblems(Value.Struct attributes, List<Refusal.Detail> problems) {
        Set<String> ids = new HashSet<>();
        List<Value.Struct> roles = attributes.structs("roles");
        for (int i = 0; i < roles.size(); i++) {
            String pointer = "/roles/" + i;
            Optional<String> id = roles.get(i).get("meta") instanceof Value.Struct meta
                    ? meta.text("id").filter(text -> !text.isBlank())
                    : Optional.empty();
            if (id.isEmpty() || !ids.add(id.get())) {
                problems.add(new Refusal.Detail(pointer + "/meta/id", "must be given, once in a person"));
            }
            Set<String> types = new HashSet<>();
            for (Value.Struct major : roles.get(i).structs("majors")) {
                if (!types.add(major.text("type").orElse(""))) {
                    problems.add(new Refusal.Detail(pointer + "/majors", "must hold at most one of each type"));
                }
            }
            for (String list : DirectoryAttribute.ROLE_CONTACTS) {
                if (roles.get(i).members().containsKey(list)) {
                    problems.add(new Refusal.Detail(pointer + '/' + list, "is kept as contacts"));
                }
            }
        }
    }
}
