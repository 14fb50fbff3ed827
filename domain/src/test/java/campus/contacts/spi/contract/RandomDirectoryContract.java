package campus.contacts.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.Claims;
import campus.contacts.access.GrantScope;
import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.FoldedText;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.service.people.Directory;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.Letters;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryModel;
import campus.contacts.spi.model.DirectoryModel.Human;
import campus.contacts.spi.model.DirectoryPeople;
import campus.contacts.spi.model.ModelFilter;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The directory shows, finds, counts and orders the same people as a naive model, and no hidden data (campus facades,
 * section 8).
 */
public interface RandomDirectoryContract extends StorageFixture {
    List<String> POLICIES = List.of("", "public", "internal", "none");

    /** Returns a caller that may look up everything. */
    static Caller caller(boolean seesInternal, boolean seesPrivate) {
        Map<AccessFunction, GrantScope> grants = new EnumMap<>(Map.of(AccessFunction.LOOKUP, GrantScope.EVERYWHERE));
        if (seesInternal) {
            grants.put(AccessFunction.INTERNAL, GrantScope.EVERYWHERE);
        }
        if (seesPrivate) {
            grants.put(AccessFunction.PRIVATE, GrantScope.EVERYWHERE);
        }
        return new Caller("a caller", grants, Claims.NONE);
    }

    @Test
    @Tag("random")
    default void random_searches_equal_those_of_a_naive_model() {
        Dice dice = Dice.of("directory");
        try (CampusFixture campus = campus()) {
            DirectoryModel model = new DirectoryModel();
            for (int i = 0; i < 40; i++) {
                model.people.add(DirectoryPeople.random(dice, "p" + i));
            }
            DirectoryPeople.save(campus, model.people.toArray(Human[]::new));
            for (boolean seesInternal : new boolean[] {false, true}) {
                assertFound(campus, model, seesInternal, true, null);
                for (int i = 0; i < Dice.rounds(80); i++) {
                    assertFound(campus, model, seesInternal, dice.oneIn(2), ModelFilter.random(dice, 3));
                }
            }
        }
    }

    private static void assertFound(
            CampusFixture campus, DirectoryModel model, boolean seesInternal, boolean seesPrivate, ModelFilter ask) {
        DirectoryFilter condition = ask == null ? null : ask.condition();
        Caller caller = caller(seesInternal, seesPrivate);
        String level = seesInternal ? "internal" : "public";
        List<String> expected = model.found(level, seesPrivate, ask);
        Directory.Found found = campus.directory().search(caller, condition, 0, 100);
        assertThat(found.total()).as("total of %s at %s", condition, level).isEqualTo(expected.size());
        List<Object> shown = new ArrayList<>();
        for (String netid : expected) {
            shown.add(model.people.stream()
                    .filter(human -> human.netid().equals(netid))
                    .map(human -> DirectoryModel.sorted(DirectoryModel.seen(human, level)))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(found.people().stream()
                        .map(person -> DirectoryModel.sorted(DirectoryPeople.plain(person)))
                        .toList())
                .as("%s at %s", condition, level)
                .isEqualTo(shown);
        if (expected.size() > 3) {
            assertThat(campus.directory().search(caller, condition, 1, 2).people())
                    .isEqualTo(found.people().subList(1, 3));
        }
    }

    @Test
    @Tag("random")
    default void text_of_any_script_is_found_ignoring_case() {
        Dice dice = Dice.of("scripts");
        try (CampusFixture campus = campus()) {
            DirectoryModel model = new DirectoryModel();
            List<List<String>> words = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                List<String> word =
                        i == 0 ? List.of("\u03a0", "\u03b1", "\u03c2", "\u03c4", "\u03c3") : Letters.word(dice);
                words.add(word);
                model.people.add(DirectoryPeople.named("p" + i, String.join("", word)));
            }
            DirectoryPeople.save(campus, model.people.toArray(Human[]::new));
            for (int i = 0; i < 60; i++) {
                List<String> word = dice.pick(words);
                int from = dice.below(word.size());
                List<String> part = word.subList(from, from + 1 + dice.below(word.size() - from));
                Operator operator =
                        dice.pick(List.of(Operator.EQUAL, Operator.STARTS_WITH, Operator.CONTAINS, Operator.ENDS_WITH));
                assertFound(campus, model, true, true, Letters.ask(operator, Letters.inAnyCase(part, dice), words));
            }
        }
    }

    /** Tries every combination of policies of the person, of a role and of the value itself. */
    @Test
    @Tag("random")
    default void hidden_data_affects_neither_results_nor_counts_nor_order() {
        try (CampusFixture campus = campus()) {
            DirectoryModel model = new DirectoryModel();
            for (String person : POLICIES) {
                for (String role : POLICIES) {
                    for (String own : POLICIES) {
                        model.people.add(somebody("m" + model.people.size(), person, role, own));
                    }
                }
            }
            DirectoryPeople.save(campus, model.people.toArray(Human[]::new));
            for (boolean seesInternal : new boolean[] {false, true}) {
                assertFound(campus, model, seesInternal, false, null);
                for (String path : List.of(
                        "names.family",
                        "primaryCampus",
                        "emailAddresses.address",
                        "roles.title",
                        "roles.addresses.locality",
                        "roles.telephoneNumbers.number")) {
                    assertFound(campus, model, seesInternal, false, startingWith(path, "m"));
                }
            }
        }
    }

    private static ModelFilter startingWith(String dotted, String prefix) {
        AttributePath path =
                AttributePath.find(DirectoryAttribute.PERSON, dotted).orElseThrow();
        return new ModelFilter(
                new DirectoryFilter.Texts(path, Operator.STARTS_WITH, FoldedText.of(prefix)),
                seen -> DirectoryModel.values(seen, List.of(dotted.split("\\."))).stream()
                        .anyMatch(each -> ((String) each).startsWith(prefix)));
    }

    /** Returns a person all of whose values are the netid. */
    private static Human somebody(String netid, String person, String role, String own) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("meta", Map.of("release", policies(person, "primaryCampus", own)));
        document.put("identifiers", List.of(Map.of("type", "network", "identifier", netid, "release", "none")));
        document.put("names", List.of(with(own, "family", netid)));
        document.put("primaryCampus", netid);
        document.put("emailAddresses", List.of(with(own, "address", netid)));
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("meta", Map.of("id", netid, "release", policies(role, "title", own)));
        held.put("title", netid);
        Map<String, Object> desk = with(own, "locality", netid);
        desk.put("formatted", "at " + netid);
        held.put("addresses", List.of(desk));
        held.put("telephoneNumbers", List.of(with(own, "number", netid)));
        document.put("roles", List.of(held));
        return new Human(netid, false, document);
    }

    private static Map<String, Object> policies(String whole, String name, String own) {
        Map<String, Object> policies = new LinkedHashMap<>();
        if (!whole.isEmpty()) {
            policies.put("*", whole);
        }
        if (!own.isEmpty()) {
            policies.put(name, own);
        }
        return policies;
    }

    private static Map<String, Object> with(String own, String part, String value) {
        Map<String, Object> element = new LinkedHashMap<>(Map.of(part, value));
        if (!own.isEmpty()) {
            element.put("release", own);
        }
        return element;
    }
}
