package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookScope;
import campus.contacts.AddressBookView;
import campus.contacts.AddressForm;
import campus.contacts.AddressQuery;
import campus.contacts.Contact;
import campus.contacts.ContactForm;
import campus.contacts.ContactQuery;
import campus.contacts.CreationRequest;
import campus.contacts.PageRequest;
import campus.contacts.TextQuery;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.AccessFunction;
import campus.contacts.access.Caller;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Id;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.TypeFilter;
import campus.contacts.osid.Value;
import campus.contacts.osid.Words;
import campus.contacts.spi.fixture.ArchiveRecorder;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.HistoryFixture;
import campus.contacts.spi.fixture.Letters;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.DirectoryPeople;
import campus.contacts.testing.Dice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Lists are searched for words (queries, section 1). */
public interface SearchContract extends StorageFixture {
    private static AddressQuery find(String typed) {
        return AddressQuery.ALL.matching(TextQuery.of(typed));
    }

    private static Id named(CampusFixture campus, String name) {
        return campus.addresses()
                .create(ANYONE, CreationRequest.PLAIN, AddressForm.named(name))
                .id();
    }

    private static Id with(CampusFixture campus, Map<String, Value> properties) {
        CreationRequest asked = new CreationRequest(null, List.of(DirectoryPeople.REACHED), null);
        AddressForm form = AddressForm.named("an address").withProperties(RecordProperties.of(properties));
        return campus.addresses().create(ANYONE, asked, form).id();
    }

    private static Value text(String value) {
        return new Value.Text(value);
    }

    @Test
    default void search_neither_finds_nor_counts_what_is_hidden() {
        try (CampusFixture campus = campus()) {
            Id law = campus.book();
            Id elsewhere = named(campus, "north gate");
            Id here = campus.addresses()
                    .create(ANYONE, CreationRequest.in(law), AddressForm.named("north hall"))
                    .id();
            Id hers = PrivacyContract.address(
                    campus, AddressForm.named("north room").withResource(PrivacyContract.ADA));
            Id contact =
                    campus.contact(new Contact.Link(elsewhere, PrivacyContract.ADA), ContactForm.named("north of ada"));
            PrivacyContract.save(campus, PrivacyContract.ada(true));
            Caller reader = CampusFixture.caller(Set.of(law), AccessFunction.LOOKUP);
            for (String typed : List.of("north", "ada1", "no h")) {
                TextQuery text = TextQuery.of(typed);
                AddressQuery addresses = AddressQuery.ALL.matching(text);
                ContactQuery contacts = ContactQuery.ALL.matching(text);
                assertThat(SmartBookContract.found(campus, reader, addresses))
                        .isEqualTo(typed.equals("ada1") ? List.of() : List.of(here));
                assertThat(SmartBookContract.found(campus, PrivacyContract.CLERK, addresses))
                        .doesNotContain(hers, elsewhere);
                assertThat(SmartBookContract.found(campus, reader, contacts)).isEmpty();
                assertThat(SmartBookContract.found(campus, PrivacyContract.CLERK, contacts))
                        .isEmpty();
            }
            assertThat(SmartBookContract.found(campus, ANYONE, ContactQuery.ALL.matching(TextQuery.of("ada1"))))
                    .containsExactly(contact);
            assertThat(SmartBookContract.found(campus, ANYONE, find("north"))).contains(hers, elsewhere, here);
        }
    }

    @Test
    default void search_finds_beginnings_of_words_in_any_spelling_and_script() {
        try (CampusFixture campus = campus()) {
            Id ada = named(campus, "Ada Stra\u00dfe-\u00d8st");
            Id tokyo = named(campus, "\u6771\u4eac\u5927\u5b66");
            Id rare = named(campus, "\ufa0e \ud840\udc00\ud840\udc01");
            for (String typed :
                    List.of("ADA", "a strasse", "stra\u00df", "\u00f6st", "ost a st", "ada ada", "\uff21\uff24")) {
                assertThat(campus.list(find(typed))).as(typed).contains(ada).doesNotContain(tokyo);
            }
            for (String typed : List.of("da", "strassen", "ada lovelace", "a-b", "%da", "a_b", "*d")) {
                assertThat(campus.list(find(typed))).as(typed).doesNotContain(ada);
            }
            for (String typed : List.of("\u6771", "\u4eac\u5927", "\u5927\u5b66", "\u5b66 \u6771\u4eac")) {
                assertThat(campus.list(find(typed))).as(typed).containsExactly(tokyo);
            }
            assertThat(campus.list(find("\u6771\u5b66"))).isEmpty();
            assertThat(campus.list(find("\ud840\udc01 \ufa0e"))).containsExactly(rare);
            assertThat(campus.list(find("\ud840\udc00"))).containsExactly(rare);
        }
    }

    @Test
    default void search_reads_texts_and_identifiers_but_no_codes() {
        try (CampusFixture campus = campus()) {
            Id address = with(
                    campus,
                    Map.of(
                            "postalAddress",
                            new Value.Struct(Map.of(
                                    "street", new Value.Array(List.of(text("Elm 5"))), "addressType", text("dorm"))),
                            "directory",
                            new Value.Struct(Map.of("release", text("public"), "type", text("Summer house")))));
            assertThat(campus.list(find("elm 5 house"))).containsExactly(address);
            assertThat(campus.list(find("dorm"))).isEmpty();
            assertThat(campus.list(find("public"))).isEmpty();
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> form.withDisplay(new DisplayText("x", "the back entrance"))
                                    .withResource(Id.parse("Resource:gate%20keeper@other.example"))
                                    .withText("Shaker Village"));
            assertThat(campus.list(find("back keep village"))).containsExactly(address);
            assertThat(campus.list(find("other"))).isEmpty();
            Id contact = campus.contact(
                    address, ContactForm.named("y").withAddressee(Id.parse("Resource:porter@other.example")));
            assertThat(campus.list(ContactQuery.ALL.matching(TextQuery.of("porter somebody"))))
                    .containsExactly(contact);
            Id book = campus.books()
                    .create(ANYONE, CreationRequest.PLAIN, AddressBookForm.named("Law school"))
                    .id();
            assertThat(campus.list(AddressBookQuery.ALL.matching(TextQuery.of("school"))))
                    .containsExactly(book);
            assertThat(campus.list(AddressBookQuery.ALL.matching(TextQuery.of("default address"))))
                    .containsExactly(campus.defaultBook());
        }
    }

    @Test
    default void search_finds_telephone_numbers_by_their_beginning_and_end() {
        try (CampusFixture campus = campus()) {
            Value number = new Value.Struct(Map.of("areaCode", text("(603)"), "number", text("646-1110")));
            Id address = with(campus, Map.of("telephoneNumbers", new Value.Array(List.of(number))));
            for (String typed : List.of("6036461", "603646", "6461", "110", "461110", "6036461110", "646 1110")) {
                assertThat(campus.list(find(typed))).as(typed).containsExactly(address);
            }
            for (String typed : List.of("46111", "60364611100", "36461", "10")) {
                assertThat(campus.list(find(typed))).as(typed).isEmpty();
            }
        }
    }

    @Test
    default void search_follows_changes_deletions_and_restorations() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id address = named(campus, "Old Gate");
            Instant then = history.quiet();
            campus.addresses()
                    .update(
                            ANYONE,
                            address,
                            VersionPrecondition.NONE,
                            form -> form.withDisplay(DisplayText.named("New Gate")));
            assertThat(campus.list(find("old"))).isEmpty();
            assertThat(campus.list(find("new gate"))).containsExactly(address);
            assertThat(history.ids(then, find("old gate"))).containsExactly(address);
            assertThat(history.ids(then, find("new"))).isEmpty();
            campus.addresses().delete(ANYONE, address, VersionPrecondition.NONE);
            assertThat(campus.list(find("gate"))).isEmpty();
            assertThat(history.ids(then, find("gate"))).containsExactly(address);
            history.addresses().restore(ANYONE, address, 1, VersionPrecondition.NONE);
            assertThat(campus.list(find("old gate"))).containsExactly(address);
            assertThat(campus.list(find("new"))).isEmpty();
        }
    }

    @Test
    default void search_combines_with_books_grants_ids_pages_and_totals() {
        try (HistoryFixture history = history()) {
            CampusFixture campus = history.campus();
            Id law = campus.book();
            List<Id> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Id place = i % 2 == 0 ? law : campus.defaultBook();
                all.add(campus.addresses()
                        .create(ANYONE, CreationRequest.in(place), AddressForm.named("Gate number" + i + " gated"))
                        .id());
            }
            Instant then = history.quiet();
            List<Id> ofLaw = List.of(all.get(0), all.get(2), all.get(4));
            AddressBookScope scope = new AddressBookScope(law, AddressBookView.ISOLATED);
            AddressQuery inLaw = new AddressQuery(scope, TypeFilter.ANY, null).matching(TextQuery.of("gate num"));
            assertThat(campus.list(inLaw)).isEqualTo(ofLaw);
            assertThat(campus.list(find("gate num"), GrantScope.of(Set.of(law))))
                    .isEqualTo(ofLaw);
            assertThat(campus.list(find("gate num"), GrantScope.of(Set.of()))).isEmpty();
            assertThat(campus.count(find("gate num"), GrantScope.of(Set.of(law))))
                    .isEqualTo(3);
            assertThat(campus.count(find("gate"), GrantScope.EVERYWHERE)).isEqualTo(6);
            Set<Id> some = Set.of(all.get(1), law, all.get(5));
            assertThat(campus.list(find("gate").among(some))).containsExactly(all.get(1), all.get(5));
            for (AddressQuery query : List.of(inLaw, find("gate"), find("g gate"))) {
                List<Id> whole = campus.list(query);
                for (PageRequest page : List.of(
                        new PageRequest(PageRequest.From.start(), 1, 1),
                        PageRequest.after(number(campus, whole.get(0)), 2),
                        new PageRequest(new PageRequest.From.Before(number(campus, whole.get(2))), 1, 1))) {
                    List<Id> expected = page.from() instanceof PageRequest.From.Before
                            ? whole.subList(0, 1)
                            : whole.subList(1, 1 + page.limit());
                    assertThat(page(campus, query, page)).isEqualTo(expected);
                    assertThat(CampusFixture.ids(campus.service()
                                    .addressHistory()
                                    .asOf(then)
                                    .list(ANYONE, query, page)
                                    .items()))
                            .isEqualTo(expected);
                }
                assertThat(campus.service().addressHistory().asOf(then).count(ANYONE, query))
                        .isEqualTo(whole.size());
            }
        }
    }

    private static long number(CampusFixture campus, Id id) {
        return campus.addressOf(id).identity().number();
    }

    private static List<Id> page(CampusFixture campus, AddressQuery query, PageRequest page) {
        return CampusFixture.ids(
                campus.storage().read(unit -> unit.addresses().list(query, ANYONE.visibility(), page)));
    }

    @Test
    default void search_counts_the_first_500_words_of_an_object() {
        try (CampusFixture campus = campus()) {
            List<Value> lines = new ArrayList<>();
            for (int i = 0; i < 520; i++) {
                lines.add(text("word" + i));
            }
            Value postal = new Value.Struct(Map.of("street", new Value.Array(lines)));
            Id address = with(campus, Map.of("postalAddress", postal));
            assertThat(campus.list(find("word400"))).containsExactly(address);
            assertThat(campus.list(find("word519"))).isEmpty();
        }
    }

    @Test
    default void search_finds_the_objects_of_a_backup() {
        ArchiveRecorder copy;
        try (CampusFixture campus = campus()) {
            Id address = named(campus, "Old Gate");
            campus.contact(address, ContactForm.named("Ada"));
            campus.books().create(ANYONE, CreationRequest.PLAIN, AddressBookForm.named("Law"));
            copy = ArchiveRecorder.of(campus.storage());
        }
        try (CampusFixture campus = campus()) {
            campus.storage().archive().importFrom(copy);
            assertThat(campus.list(find("gate"))).hasSize(1);
            assertThat(campus.list(ContactQuery.ALL.matching(TextQuery.of("ada somebody"))))
                    .hasSize(1);
            assertThat(campus.list(AddressBookQuery.ALL.matching(TextQuery.of("law"))))
                    .hasSize(1);
            assertThat(campus.list(AddressBookQuery.ALL.matching(TextQuery.of("default"))))
                    .hasSize(1);
        }
    }

    @RepeatedTest(3)
    default void search_finds_what_a_comparison_of_every_object_finds() {
        Dice dice = Dice.of("search");
        try (CampusFixture campus = campus()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String name = String.join("", Letters.word(dice))
                        + dice.text(1 + dice.below(3))
                        + String.join("", Letters.word(dice));
                names.add(name);
                named(campus, name);
            }
            for (int i = 0; i < 60; i++) {
                int[] name = dice.pick(names).codePoints().toArray();
                int start = dice.below(name.length);
                String typed = new String(name, start, 1 + dice.below(name.length - start));
                if (isSearch(typed)) {
                    TextQuery query = TextQuery.of(typed);
                    List<Id> expected = campus
                            .storage()
                            .read(unit -> unit.addresses()
                                    .list(AddressQuery.ALL, ANYONE.visibility(), PageRequest.first(100)))
                            .stream()
                            .filter(query::matches)
                            .map(Address::id)
                            .toList();
                    assertThat(campus.list(find(typed))).as(typed).isEqualTo(expected);
                }
            }
        }
    }

    private static boolean isSearch(String typed) {
        int words = Words.typed(typed).size();
        return words > 0 && words <= 8;
    }
}
