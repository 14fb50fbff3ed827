package campus.contacts.service.people;

import static campus.contacts.service.people.document.DocumentReader.Rule.chosenFrom;
import static campus.contacts.service.people.document.DocumentReader.Rule.notNull;

import campus.contacts.access.Caller;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.people.Dplan;
import campus.contacts.people.NetId;
import campus.contacts.people.Person;
import campus.contacts.people.ValueLists;
import campus.contacts.service.people.document.DocumentReader;
import campus.contacts.spi.PersonStore;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The plans of students (Students API; campus facades, section 7).
 *
 * <p>Every method throws {@link Refusal} when it rejects the request: {@code PERMISSION_DENIED} for a missing scope,
 * then {@code NOT_FOUND} for a person who is not a student or not visible to the caller, then the reasons that the
 * method names.
 */
public final class Students {
    public static final String READ = "urn:dartmouth:students:read.sensitive";
    public static final String WRITE = "urn:dartmouth:students:write.sensitive";

    private static final String DPLANS = "dplans";
    private static final String TERM = "term_code";
    private static final List<String> REQUIRED = List.of("dplan_source_id", "dplan_id", TERM);
    private static final List<String> IGNORED = List.of("dplan_description", "dplan_source_description");

    private final Storage storage;
    private final ValueLists lists;
    private final Clock clock;

    public Students(Storage storage, ValueLists lists, Clock clock) {
        this.storage = storage;
        this.lists = lists;
        this.clock = clock;
    }

    /**
     * A student as the API writes it.
     *
     * @param version changes with the shown data, and is never reused
     */
    public record Shown(Value.Struct document, long version) {}

    /** Returns a student as the API shows it. */
    public Shown get(Caller caller, NetId netid) {
        PersonAccess.requireScopes(caller, READ);
        return storage.read(unit -> shown(require(unit, caller, netid)));
    }

    private Shown shown(Person student) {
        return new Shown(document(student), version(student));
    }

    /** Returns the version. Descriptions come from the value lists, and may change while the student does not. */
    private long version(Person student) {
        List<Value> descriptions = new ArrayList<>();
        for (Dplan plan : student.dplans()) {
            descriptions.add(name(ValueLists.DPLANS, plan.dplanId()));
            descriptions.add(name(ValueLists.DPLAN_SOURCES, plan.sourceId()));
        }
        return CombinedVersion.of(student, descriptions);
    }

    private static Person require(UnitOfWork unit, Caller caller, NetId netid) {
        return PersonAccess.find(unit, caller, netid)
                .filter(person -> person.standing().isStudent())
                .orElseThrow(() -> Refusal.notFound("student"));
    }

    private Value.Struct document(Person student) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("netid", new Value.Text(student.netid().value()));
        members.put(
                DPLANS,
                new Value.Array(
                        student.dplans().stream().<Value>map(this::document).toList()));
        members.put("cache_date", Value.ofSeconds(student.changedAt()));
        return new Value.Struct(members);
    }

    private Value.Struct document(Dplan dplan) {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put(TERM, new Value.Text(dplan.termCode()));
        members.put("dplan_id", new Value.Text(dplan.dplanId()));
        members.put("dplan_description", name(ValueLists.DPLANS, dplan.dplanId()));
        members.put("dplan_source_id", new Value.Text(dplan.sourceId()));
        members.put("dplan_source_description", name(ValueLists.DPLAN_SOURCES, dplan.sourceId()));
        return new Value.Struct(members);
    }

    private Value name(String list, String id) {
        return lists.find(list, id)
                .<Value>map(item -> new Value.Text(item.name()))
                .orElse(Value.NULL);
    }

    /** Makes the checks of {@link #examine} that do not depend on the payload. */
    public void checkPatch(Caller caller, NetId netid) {
        requirePatch(caller);
        storage.read(unit -> require(unit, caller, netid));
    }

    private static void requirePatch(Caller caller) {
        PersonAccess.requireScopes(caller, READ, WRITE);
        PersonAccess.requireSubject(caller);
    }

    /**
     * Checks a patch, and locks the student until the end of the unit of work.
     *
     * @return the version of the student to change
     * @throws Refusal also {@code INVALID_ARGUMENT} with every problem and its JSON pointer
     */
    public long examine(UnitOfWork unit, Caller caller, NetId netid, Value payload) {
        requirePatch(caller);
        Person student = lock(unit, netid, caller.seesPrivate());
        read(payload);
        return version(student);
    }

    private static Person lock(UnitOfWork unit, NetId netid, boolean seesPrivate) {
        return unit.people()
                .lock(netid, PersonStore.Scope.of(seesPrivate))
                .filter(found -> found.standing().isStudent())
                .orElseThrow(() -> Refusal.notFound("student"));
    }

    /**
     * Adds or replaces plans by term, unless that has become impossible since the patch was examined.
     *
     * @param mayKnowPrivate whether private people are visible to the sender
     * @param expected the version to change, or null: any
     * @throws Refusal before anything is changed, with a message that repeats nothing of the payload
     */
    void patch(UnitOfWork unit, NetId netid, Value payload, boolean mayKnowPrivate, @Nullable Long expected) {
        Person student = lock(unit, netid, mayKnowPrivate);
        if (expected != null && expected != version(student)) {
            throw Refusal.outdated();
        }
        Map<String, Dplan> plans = new TreeMap<>();
        student.dplans().forEach(plan -> plans.put(plan.termCode(), plan));
        read(payload).forEach(plan -> plans.put(plan.termCode(), plan));
        List<Dplan> changed = List.copyOf(plans.values());
        if (!changed.equals(student.dplans())) {
            unit.people().save(List.of(student.changed(student.standing(), student.entry(), changed, clock.instant())));
        }
    }

    private List<Dplan> read(Value payload) {
        ValidationErrors problems = new ValidationErrors();
        List<Dplan> plans = new ArrayList<>();
        DocumentReader.of(payload, "", problems).ifPresent(patch -> {
            patch.require(List.of(DPLANS), Set.of());
            Set<String> terms = new HashSet<>();
            List<Value> elements = patch.list(DPLANS);
            for (int i = 0; i < elements.size(); i++) {
                DocumentReader.of(elements.get(i), "/" + DPLANS + '/' + i, problems)
                        .ifPresent(plan -> read(plan, terms, plans));
            }
        });
        problems.refuse();
        return plans;
    }

    private void read(DocumentReader plan, Set<String> terms, List<Dplan> plans) {
        plan.require(REQUIRED, Set.copyOf(IGNORED));
        IGNORED.forEach(plan::text);
        Value source = plan.text("dplan_source_id", notNull(), chosenFrom(lists, ValueLists.DPLAN_SOURCES));
        Value dplan = plan.text("dplan_id", notNull(), chosenFrom(lists, ValueLists.DPLANS));
        Value term = plan.text(TERM, notNull(), chosenFrom(lists, ValueLists.TERMS));
        if (term instanceof Value.Text code) {
            plan.problems().require(terms.add(code.value()), plan.at(TERM), "must not be repeated");
            if (source instanceof Value.Text sourceId && dplan instanceof Value.Text dplanId) {
                plans.add(new Dplan(code.value(), dplanId.value(), sourceId.value()));
            }
        }
    }
}
