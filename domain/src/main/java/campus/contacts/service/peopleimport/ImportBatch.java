package campus.contacts.service.peopleimport;

import campus.contacts.osid.Refusal;
import campus.contacts.osid.Value;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Dplan;
import campus.contacts.people.ImportedItem;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.spi.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are being imported in one unit of work, each of another person: the lines are compared with what earlier
 * imports made, and the changes are collected until {@link #save}.
 */
final class ImportBatch {
    private final UnitOfWork unit;
    private final Instant now;
    private final Map<NetId, Person> people;
    private final Map<NetId, Map<String, Map<String, ImportedItem>>> made = new HashMap<>();
    private final Map<String, NetId> owners;
    private final Map<NetId, Person> changed = new LinkedHashMap<>();
    private final Map<NetId, String> fingerprints = new HashMap<>();
    private final List<ImportedObjectWriter.Wanted> wanted = new ArrayList<>();
    private final List<Runnable> changes = new ArrayList<>();
    private final List<ImportedItem> kept = new ArrayList<>();
    private final List<ImportedItem> forgotten = new ArrayList<>();
    private final ImportedObjectWriter store;

    ImportBatch(UnitOfWork unit, String authority, Instant now, List<ImportLine> lines) {
        this.unit = unit;
        this.now = now;
        this.store = new ImportedObjectWriter(unit, authority);
        List<NetId> netids = lines.stream().map(ImportLine::netid).distinct().toList();
        this.people = unit.people().lockAll(netids);
        Set<String> roleIds = new HashSet<>();
        lines.forEach(line -> roles(line.entry()).forEach(roleIds::add));
        this.owners = unit.people().ownersOfRoles(roleIds);
        if (!people.isEmpty()) {
            unit.imports().made(people.keySet()).forEach(this::index);
        }
    }

    private void index(ImportedItem item) {
        slot(item.netid(), item.slot()).put(item.key(), item);
    }

    private Map<String, ImportedItem> slot(NetId netid, String slot) {
        return made.computeIfAbsent(netid, none -> new HashMap<>()).computeIfAbsent(slot, none -> new HashMap<>());
    }

    void add(ImportLine line) {
        Person before = changed.getOrDefault(line.netid(), people.get(line.netid()));
        DirectoryEntry entry = entry(line, before);
        requireOwnRoles(line, entry);
        Person person = person(line, before, entry);
        if (before != null) {
            before.entry().roles().forEach(role -> owners.remove(role.id(), line.netid()));
        }
        entry.roles().forEach(role -> owners.put(role.id(), line.netid()));
        changed.put(line.netid(), person);
        fingerprints.put(line.netid(), line.fingerprint());
        Map<String, List<ImportLine.Item>> slots = new LinkedHashMap<>(line.slots());
        vanishedRoles(line, entry).forEach(slot -> slots.put(slot, List.of()));
        slots.forEach((slot, items) -> fill(line.netid(), slot, items));
    }

    private void requireOwnRoles(ImportLine line, DirectoryEntry entry) {
        List<String> ids = entry.roles().stream().map(DirectoryEntry.Role::id).toList();
        for (int i = 0; i < ids.size(); i++) {
            NetId owner = owners.get(ids.get(i));
            if (owner != null && !owner.equals(line.netid())) {
                String pointer = "/roles/" + i + "/meta/id";
                throw Refusal.invalid(
                        pointer + ": is another person's role",
                        List.of(new Refusal.Detail(pointer, "is another person's role")));
            }
        }
    }

    private DirectoryEntry entry(ImportLine line, @Nullable Person before) {
        Map<String, Value> attributes = new LinkedHashMap<>();
        if (before != null) {
            attributes.putAll(before.entry().attributes().members());
        }
        attributes.putAll(line.entry().members());
        return new DirectoryEntry(new Value.Struct(attributes));
    }

    private Person person(ImportLine line, @Nullable Person before, DirectoryEntry entry) {
        boolean isPrivate = before != null && before.standing().isPrivate();
        boolean isStudent = before != null && before.standing().isStudent();
        Person.Standing standing = new Person.Standing(
                line.isPrivate() == null ? isPrivate : line.isPrivate(),
                line.isStudent() == null ? isStudent : line.isStudent());
        List<Dplan> dplans = dplans(line, before);
        if (before == null) {
            return new Person(standing, entry, dplans, now);
        }
        Person person = before.changed(standing, entry, dplans, now);
        boolean same = person.standing().equals(before.standing())
                && person.entry().equals(before.entry())
                && person.dplans().equals(before.dplans());
        return same ? before : person;
    }

    /** Returns the plans of the line, and those that others added for other terms. */
    private List<Dplan> dplans(ImportLine line, @Nullable Person before) {
        List<Dplan> present = before == null ? List.of() : before.dplans();
        if (line.dplans() == null) {
            return present;
        }
        Map<String, ImportedItem> imported = slot(line.netid(), ImportLineReader.DPLANS);
        Map<String, Dplan> byTerm = new LinkedHashMap<>();
        present.stream()
                .filter(dplan -> !imported.containsKey(dplan.termCode()))
                .forEach(dplan -> byTerm.put(dplan.termCode(), dplan));
        line.dplans().forEach(dplan -> byTerm.put(dplan.termCode(), dplan));
        forgotten.addAll(imported.values());
        imported.clear();
        for (Dplan dplan : line.dplans()) {
            ImportedItem term =
                    new ImportedItem(line.netid(), ImportLineReader.DPLANS, dplan.termCode(), "", "", null, null);
            imported.put(term.key(), term);
            kept.add(term);
        }
        return List.copyOf(byTerm.values());
    }

    private Set<String> vanishedRoles(ImportLine line, DirectoryEntry entry) {
        Set<String> slots =
                new HashSet<>(made.getOrDefault(line.netid(), Map.of()).keySet());
        slots.removeIf(slot -> !slot.startsWith(ImportLine.ROLE_SLOT)
                || entry.roles().stream()
                        .anyMatch(role -> DirectoryAttribute.ROLE_CONTACTS.stream()
                                .anyMatch(list -> slot.equals(ImportLine.roleSlot(role.id(), list)))));
        return slots;
    }

    private void fill(NetId netid, String slot, List<ImportLine.Item> items) {
        Map<String, ImportedItem> present = slot(netid, slot);
        Map<String, ImportedItem> left = new HashMap<>(present);
        for (ImportLine.Item item : items) {
            ImportedItem before = left.remove(item.key());
            String fingerprint = LineFingerprint.of(item);
            if (before == null) {
                wanted.add(new ImportedObjectWriter.Wanted(netid, slot, fingerprint, item));
            } else if (!before.fingerprint().equals(fingerprint)) {
                forgotten.add(before);
                changes.add(() -> kept.add(store.change(before, fingerprint, item)));
            }
        }
        left.values().forEach(gone -> {
            present.remove(gone.key());
            forgotten.add(gone);
            changes.add(() -> store.remove(gone));
        });
    }

    /** Saves the people before the objects that refer to them. */
    void save(long run) {
        unit.people()
                .save(changed.entrySet().stream()
                        .filter(entry -> entry.getValue() != people.get(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
        unit.imports().forget(forgotten);
        changes.forEach(Runnable::run);
        kept.addAll(store.make(wanted));
        unit.imports().keep(kept);
        unit.imports().keepLines(run, fingerprints);
    }

    private static List<String> roles(Value.Struct entry) {
        return entry.structs("roles").stream()
                .flatMap(role ->
                        role.get("meta") instanceof Value.Struct meta ? meta.text("id").stream() : Stream.empty())
                .toList();
    }
}
