package campus.contacts.people;

import campus.contacts.Refusal;
import campus.contacts.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the lines of an import: persons as the directory's document has them, and in addition {@code private}, {@code student},
 * {@code dplans}, {@code contacts} and {@code email_addresses}.
 */
public final class PersonLines {
    static final String DPLANS = "dplans";

    /** A line with more values than this that do not fit is not a person's record. */
    private static final int MOST_LEFT_OUT = 100;

    private static final String CONTACTS = "contacts";
    private static final String EMAIL_ADDRESSES = "email_addresses";
    private static final String PRIVATE = "private";
    private static final String STUDENT = "student";
    private static final Set<String> BESIDE = Set.of(DPLANS, CONTACTS, EMAIL_ADDRESSES, PRIVATE, STUDENT);

    private final String authority;
    private final LineItems items;
    private final LineContacts contacts;
    private final ValueLists lists;

    /**
     * @param authority of own Ids
     * @param check of what becomes properties of records
     */
    public PersonLines(String authority, ValueLists lists, PropertyCheck check) {
        this.authority = authority;
        this.items = new LineItems(authority, check, new Countries(lists));
        this.contacts = new LineContacts(lists, authority);
        this.lists = lists;
    }

    /**
     * A line without the values that did not fit.
     *
     * @param leftOut what was wrong with those, each with its place in the line as it was
     */
    public record Fitting(PersonLine line, List<Refusal.Detail> leftOut) {}

    /**
     * Reads a line, leaving out values that do not fit and are not needed; {@link OptionalValues} says which those are.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with every problem and its pointer, when anything needed does not fit, or
     *     more than {@value #MOST_LEFT_OUT} values do not
     */
    public Fitting readFitting(Value.Structure line) {
        OptionalValues optional = new OptionalValues();
        Map<String, Refusal.Detail> leftOut = new LinkedHashMap<>();
        Value.Structure fitting = line;
        while (true) {
            try {
                return new Fitting(read(fitting), List.copyOf(leftOut.values()));
            } catch (Refusal refusal) {
                // Translated at once: places shift when elements are left out.
                int before = leftOut.size();
                optional.inOriginal(refusal.details()).forEach(each -> leftOut.putIfAbsent(each.pointer(), each));
                if (leftOut.size() == before
                        || leftOut.size() > MOST_LEFT_OUT
                        || !optional.canLeaveOut(refusal.details())) {
                    throw leftOut.isEmpty()
                            ? refusal
                            : Refusal.invalid(refusal.getMessage(), List.copyOf(leftOut.values()));
                }
                fitting = optional.without(fitting, refusal.details());
            }
        }
    }

    /**
     * Reads a line.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with every problem and its pointer
     */
    public PersonLine read(Value.Structure line) {
        Map<String, Value> members = new LinkedHashMap<>(line.members());
        members.values().removeIf(Value.NULL::equals);
        members.keySet().removeAll(BESIDE);
        List<Refusal.Detail> problems =
                new ArrayList<>(AttributeCheck.problems(Attribute.PERSON, new Value.Structure(members), ""));
        refuseIfAny(problems);
        Value.Structure document = withRoleIds(withLowerCaseNetid(new Value.Structure(members)));
        Value.Structure entry = DirectoryEntry.withoutAddresses(document);
        Netid netid = netid(entry, problems);
        Boolean isPrivate = flag(line, PRIVATE, problems);
        Boolean isStudent = flag(line, STUDENT, problems);
        List<Dplan> dplans = dplans(line, problems);
        Map<String, List<PersonLine.Item>> slots = new LinkedHashMap<>();
        Attribute.PERSON_ADDRESSES.forEach(list -> {
            if (document.members().containsKey(list)) {
                slots.put(list, items.ofPerson(list, document, problems));
            }
        });
        roles(document, slots, problems);
        if (!line.get(EMAIL_ADDRESSES).equals(Value.NULL)) {
            slots.put(EMAIL_ADDRESSES, items.emailAddresses(elements(line, EMAIL_ADDRESSES, problems), problems));
        }
        if (!line.get(CONTACTS).equals(Value.NULL)) {
            slots.put(CONTACTS, contacts.read(elements(line, CONTACTS, problems), problems));
        }
        refuseRepeated(slots, problems);
        refuseIfAny(problems);
        String fingerprint = Fingerprint.ofLine(entry, Arrays.asList(isPrivate, isStudent, dplans), slots);
        return new PersonLine(netid, entry, isPrivate, isStudent, dplans, slots, fingerprint);
    }

    /** Null when the entry is none, the problems then being told with those of everything else. */
    private static Netid netid(Value.Structure entry, List<Refusal.Detail> problems) {
        try {
            return new DirectoryEntry(entry).netid();
        } catch (Refusal refusal) {
            problems.addAll(refusal.details());
            return null;
        }
    }

    private void roles(
            Value.Structure document, Map<String, List<PersonLine.Item>> slots, List<Refusal.Detail> problems) {
        List<Value.Structure> roles = document.structures("roles");
        for (int i = 0; i < roles.size(); i++) {
            DirectoryEntry.Role role = DirectoryEntry.Role.of(roles.get(i));
            if (!canBeNamed(role)) {
                problems.add(new Refusal.Detail("/roles/" + i + "/meta/id", "is too long for an Id"));
                continue;
            }
            for (String list : Attribute.ROLE_CONTACTS) {
                if (role.attributes().get(list) instanceof Value.Sequence) {
                    slots.put(PersonLine.roleSlot(role.id(), list), items.ofRole(list, role, "/roles/" + i, problems));
                }
            }
        }
    }

    /** Whether contacts can refer to the role. */
    private boolean canBeNamed(DirectoryEntry.Role role) {
        try {
            Person.role(role.id(), authority);
            return true;
        } catch (Refusal noId) {
            return false;
        }
    }

    private static Value.Structure withLowerCaseNetid(Value.Structure document) {
        if (!(document.get("identifiers") instanceof Value.Sequence)) {
            return document;
        }
        List<Value> identifiers = new ArrayList<>();
        for (Value.Structure each : document.structures("identifiers")) {
            Map<String, Value> parts = new LinkedHashMap<>(each.members());
            if (new Value.Text(DirectoryEntry.NETWORK).equals(each.get("type"))) {
                each.text("identifier")
                        .ifPresent(netid -> parts.put("identifier", new Value.Text(netid.toLowerCase(Locale.ROOT))));
            }
            identifiers.add(new Value.Structure(parts));
        }
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        members.put("identifiers", new Value.Sequence(identifiers));
        return new Value.Structure(members);
    }

    /** A role without an id gets one from the netid and its place, the first being 1. */
    private static Value.Structure withRoleIds(Value.Structure document) {
        if (!(document.get("roles") instanceof Value.Sequence)) {
            return document;
        }
        String netid = DirectoryEntry.identifiers(document, DirectoryEntry.NETWORK).stream()
                .findFirst()
                .orElse("");
        List<Value> roles = new ArrayList<>();
        for (Value.Structure role : document.structures("roles")) {
            Map<String, Value> parts = new LinkedHashMap<>(role.members());
            if (roleId(role).isEmpty()) {
                Map<String, Value> meta = new LinkedHashMap<>();
                meta.put("id", new Value.Text(netid + '-' + (roles.size() + 1)));
                if (role.get("meta") instanceof Value.Structure given) {
                    given.members().forEach(meta::putIfAbsent);
                    meta.put("id", new Value.Text(netid + '-' + (roles.size() + 1)));
                }
                parts.put("meta", new Value.Structure(meta));
            }
            roles.add(new Value.Structure(parts));
        }
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        members.put("roles", new Value.Sequence(roles));
        return new Value.Structure(members);
    }

    private static Optional<String> roleId(Value.Structure role) {
        return role.get("meta") instanceof Value.Structure meta ? meta.text("id") : Optional.empty();
    }

    private List<Dplan> dplans(Value.Structure line, List<Refusal.Detail> problems) {
        if (line.get(DPLANS).equals(Value.NULL)) {
            return null;
        }
        List<Dplan> dplans = new ArrayList<>();
        Set<String> terms = new HashSet<>();
        List<Value.Structure> given = elements(line, DPLANS, problems);
        for (int i = 0; i < given.size(); i++) {
            String pointer = '/' + DPLANS + '/' + i;
            String term = chosen(given.get(i), "term_code", ValueLists.TERMS, pointer, problems);
            String dplan = chosen(given.get(i), "dplan_id", ValueLists.DPLANS, pointer, problems);
            String source = chosen(given.get(i), "dplan_source_id", ValueLists.DPLAN_SOURCES, pointer, problems);
            if (term != null && !terms.add(term)) {
                problems.add(new Refusal.Detail(pointer + "/term_code", "must not be repeated"));
            } else if (term != null && dplan != null && source != null) {
                dplans.add(new Dplan(term, dplan, source));
            }
        }
        return dplans;
    }

    private String chosen(
            Value.Structure of, String member, String list, String pointer, List<Refusal.Detail> problems) {
        Optional<String> id =
                of.text(member).filter(text -> lists.find(list, text).isPresent());
        if (id.isEmpty()) {
            problems.add(new Refusal.Detail(pointer + '/' + member, "must be an id of " + list));
        }
        return id.orElse(null);
    }

    private static Boolean flag(Value.Structure line, String member, List<Refusal.Detail> problems) {
        Value value = line.get(member);
        if (value instanceof Value.Flag flag) {
            return flag.value();
        }
        if (!value.equals(Value.NULL)) {
            problems.add(new Refusal.Detail('/' + member, "must be true or false"));
        }
        return null;
    }

    /** The elements of a list; none, and what is wrong is added to the problems, where it holds anything but objects. */
    private static List<Value.Structure> elements(Value.Structure line, String list, List<Refusal.Detail> problems) {
        if (!(line.get(list) instanceof Value.Sequence sequence)) {
            problems.add(new Refusal.Detail('/' + list, "must be an array"));
            return List.of();
        }
        int before = problems.size();
        for (int i = 0; i < sequence.values().size(); i++) {
            if (!(sequence.values().get(i) instanceof Value.Structure)) {
                problems.add(new Refusal.Detail('/' + list + '/' + i, "must be an object"));
            }
        }
        return problems.size() > before ? List.of() : line.structures(list);
    }

    private static void refuseRepeated(Map<String, List<PersonLine.Item>> slots, List<Refusal.Detail> problems) {
        slots.values().forEach(list -> {
            Set<String> keys = new HashSet<>();
            for (PersonLine.Item item : list) {
                if (!keys.add(item.key())) {
                    problems.add(new Refusal.Detail(item.pointer(), "must not be repeated"));
                }
            }
        });
    }

    private static void refuseIfAny(List<Refusal.Detail> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
        }
    }
}
