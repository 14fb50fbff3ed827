package campus.contacts.service.peopleimport;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryAttributeValidator;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Dplan;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.ValueLists;
import campus.contacts.service.people.document.CountryCodes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of an import: persons in the format of the directory's document with the additional members {@code
 * private}, {@code student}, {@code dplans}, {@code contacts} and {@code email_addresses}.
 */
public final class ImportLineReader {
    static final String DPLANS = "dplans";

    /** The maximum number of invalid optional values; a line with more is not regarded as a person's record. */
    private static final int MOST_LEFT_OUT = 100;

    private static final String CONTACTS = "contacts";
    private static final String EMAIL_ADDRESSES = "email_addresses";
    private static final String PRIVATE = "private";
    private static final String STUDENT = "student";
    private static final Set<String> DEPENDENTS = Set.of(DPLANS, CONTACTS, EMAIL_ADDRESSES, PRIVATE, STUDENT);

    private final String authority;
    private final DirectoryItemReader items;
    private final PersonalContactItemReader contacts;
    private final ValueLists lists;

    /** @param authority of local Ids */
    public ImportLineReader(String authority, ValueLists lists) {
        this.authority = authority;
        this.items = new DirectoryItemReader(authority, new CountryCodes(lists));
        this.contacts = new PersonalContactItemReader(lists, authority);
        this.lists = lists;
    }

    /**
     * A line without its invalid optional values.
     *
     * @param leftOut the problems of those values, each with its place in the original line
     */
    public record Fitting(ImportLine line, List<Refusal.Detail> leftOut) {}

    /**
     * Reads a line, ignoring invalid values that are optional as defined by {@link OptionalValues}.
     *
     * @throws Refusal {@link Refusal.Reason#INVALID_ARGUMENT} with every problem and its pointer, when anything needed does not fit, or
     *     more than {@value #MOST_LEFT_OUT} values do not
     */
    public Fitting readFitting(Value.Struct line) {
        OptionalValues optional = new OptionalValues();
        Map<String, Refusal.Detail> leftOut = new LinkedHashMap<>();
        Value.Struct fitting = line;
        while (true) {
            try {
                return new Fitting(read(fitting), List.copyOf(leftOut.values()));
            } catch (Refusal refusal) {
                // Translated immediately: indexes shift when elements are removed.
                int before = leftOut.size();
                optional.inOriginal(refusal.details())
                        .forEach(problem -> leftOut.putIfAbsent(problem.pointer(), problem));
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
    public ImportLine read(Value.Struct line) {
        Map<String, Value> members = new LinkedHashMap<>(line.members());
        members.values().removeIf(Value.NULL::equals);
        members.keySet().removeAll(DEPENDENTS);
        List<Refusal.Detail> problems = new ArrayList<>(DirectoryAttributeValidator.problems(
                DirectoryAttribute.PERSON, new Value.Struct(members), "", DEPENDENTS));
        refuseIfAny(problems);
        Value.Struct document = withRoleIds(withLowerCaseNetid(new Value.Struct(members)));
        Value.Struct entry = DirectoryEntry.withoutAddresses(document);
        NetId netid = netid(entry, problems);
        Boolean isPrivate = flag(line, PRIVATE, problems);
        Boolean isStudent = flag(line, STUDENT, problems);
        List<Dplan> dplans = dplans(line, problems);
        Map<String, List<ImportLine.Item>> slots = new LinkedHashMap<>();
        DirectoryAttribute.PERSON_ADDRESSES.forEach(list -> {
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
        String fingerprint = LineFingerprint.ofLine(entry, Arrays.asList(isPrivate, isStudent, dplans), slots);
        return new ImportLine(Objects.requireNonNull(netid), entry, isPrivate, isStudent, dplans, slots, fingerprint);
    }

    /** Returns null when the entry has no valid netid; that problem is then reported with all others. */
    private static @Nullable NetId netid(Value.Struct entry, List<Refusal.Detail> problems) {
        try {
            return new DirectoryEntry(entry).netid();
        } catch (Refusal refusal) {
            problems.addAll(refusal.details());
            return null;
        }
    }

    private void roles(Value.Struct document, Map<String, List<ImportLine.Item>> slots, List<Refusal.Detail> problems) {
        List<Value.Struct> roles = document.structs("roles");
        for (int i = 0; i < roles.size(); i++) {
            DirectoryEntry.Role role = DirectoryEntry.Role.of(roles.get(i));
            if (!canBeNamed(role)) {
                problems.add(new Refusal.Detail("/roles/" + i + "/meta/id", "is too long for an Id"));
                continue;
            }
            for (String list : DirectoryAttribute.ROLE_CONTACTS) {
                if (role.attributes().get(list) instanceof Value.Array) {
                    slots.put(ImportLine.roleSlot(role.id(), list), items.ofRole(list, role, "/roles/" + i, problems));
                }
            }
        }
    }

    /** Returns whether contacts can refer to the role. */
    private boolean canBeNamed(DirectoryEntry.Role role) {
        try {
            Person.role(role.id(), authority);
            return true;
        } catch (Refusal noId) {
            return false;
        }
    }

    private static Value.Struct withLowerCaseNetid(Value.Struct document) {
        if (!(document.get("identifiers") instanceof Value.Array)) {
            return document;
        }
        List<Value> identifiers = new ArrayList<>();
        for (Value.Struct identifier : document.structs("identifiers")) {
            Map<String, Value> parts = new LinkedHashMap<>(identifier.members());
            if (new Value.Text(DirectoryEntry.NETWORK).equals(identifier.get("type"))) {
                identifier
                        .text("identifier")
                        .ifPresent(netid -> parts.put("identifier", new Value.Text(netid.toLowerCase(Locale.ROOT))));
            }
            identifiers.add(new Value.Struct(parts));
        }
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        members.put("identifiers", new Value.Array(identifiers));
        return new Value.Struct(members);
    }

    /** Adds missing role ids, made from the netid and the position of the role, starting at 1. */
    private static Value.Struct withRoleIds(Value.Struct document) {
        if (!(document.get("roles") instanceof Value.Array)) {
            return document;
        }
        String netid = DirectoryEntry.identifiers(document, DirectoryEntry.NETWORK).stream()
                .findFirst()
                .orElse("");
        List<Value> roles = new ArrayList<>();
        for (Value.Struct role : document.structs("roles")) {
            Map<String, Value> parts = new LinkedHashMap<>(role.members());
            if (roleId(role).isEmpty()) {
                Map<String, Value> meta = new LinkedHashMap<>();
                meta.put("id", new Value.Text(netid + '-' + (roles.size() + 1)));
                if (role.get("meta") instanceof Value.Struct given) {
                    given.members().forEach(meta::putIfAbsent);
                    meta.put("id", new Value.Text(netid + '-' + (roles.size() + 1)));
                }
                parts.put("meta", new Value.Struct(meta));
            }
            roles.add(new Value.Struct(parts));
        }
        Map<String, Value> members = new LinkedHashMap<>(document.members());
        members.put("roles", new Value.Array(roles));
        return new Value.Struct(members);
    }

    private static Optional<String> roleId(Value.Struct role) {
        return role.get("meta") instanceof Value.Struct meta ? meta.text("id") : Optional.empty();
    }

    private @Nullable List<Dplan> dplans(Value.Struct line, List<Refusal.Detail> problems) {
        if (line.get(DPLANS).equals(Value.NULL)) {
            return null;
        }
        List<Dplan> dplans = new ArrayList<>();
        Set<String> terms = new HashSet<>();
        List<Value.Struct> given = elements(line, DPLANS, problems);
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

    private @Nullable String chosen(
            Value.Struct of, String member, String list, String pointer, List<Refusal.Detail> problems) {
        Optional<String> id =
                of.text(member).filter(text -> lists.find(list, text).isPresent());
        if (id.isEmpty()) {
            problems.add(new Refusal.Detail(
                    pointer + '/' + member, "must be the id of one of " + list.replace('_', ' ') + example(list)));
        }
        return id.orElse(null);
    }

    private String example(String list) {
        return lists.values(list).stream()
                .findFirst()
                .map(item -> ", such as " + item.id())
                .orElse("");
    }

    private static @Nullable Boolean flag(Value.Struct line, String member, List<Refusal.Detail> problems) {
        Value value = line.get(member);
        if (value instanceof Value.Bool flag) {
            return flag.value();
        }
        if (!value.equals(Value.NULL)) {
            problems.add(new Refusal.Detail('/' + member, "must be true or false"));
        }
        return null;
    }

    /** Returns the elements of a list; empty, with the problem added, when an element is not an object. */
    private static List<Value.Struct> elements(Value.Struct line, String list, List<Refusal.Detail> problems) {
        if (!(line.get(list) instanceof Value.Array sequence)) {
            problems.add(new Refusal.Detail('/' + list, "must be an array such as []"));
            return List.of();
        }
        int before = problems.size();
        for (int i = 0; i < sequence.values().size(); i++) {
            if (!(sequence.values().get(i) instanceof Value.Struct)) {
                problems.add(new Refusal.Detail('/' + list + '/' + i, "must be an object such as {}"));
            }
        }
        return problems.size() > before ? List.of() : line.structs(list);
    }

    private static void refuseRepeated(Map<String, List<ImportLine.Item>> slots, List<Refusal.Detail> problems) {
        slots.values().forEach(list -> {
            Set<String> keys = new HashSet<>();
            for (ImportLine.Item item : list) {
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
