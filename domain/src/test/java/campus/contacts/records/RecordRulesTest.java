package campus.contacts.records;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Address;
import campus.contacts.AddressBookForm;
import campus.contacts.AddressForm;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.PropertyRule;
import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.TypeCatalog;
import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.service.ContactService;
import campus.contacts.spi.StorageProvider;
import campus.contacts.spi.StorageSettings;
import campus.contacts.spi.fixture.CampusFixture;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that the use cases reject values that break the rules of their record types, whoever writes them. */
class RecordRulesTest {
    private static final String AUTHORITY = "campus.example";
    private static final Caller ME = Caller.ANYONE;

    private final ContactService service = ContactService.open(StorageSettings.of("memory", AUTHORITY));

    @AfterEach
    void close() {
        service.close();
    }

    private static CreationRequest with(String... records) {
        List<Id> ids = new ArrayList<>();
        for (String record : records) {
            ids.add(BuiltInTypes.id(record, AUTHORITY));
        }
        return new CreationRequest(null, ids, null);
    }

    private Address create(RecordProperties properties, String... records) {
        return service.addresses()
                .create(ME, with(records), AddressForm.named("Gate").withProperties(properties));
    }

    private List<String> pointers(RecordProperties properties, String... records) {
        Refusal refusal = CampusFixture.refusal(() -> create(properties, records));
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_ARGUMENT);
        return refusal.details().stream().map(Refusal.Detail::pointer).toList();
    }

    @Test
    void a_new_object_follows_the_rules_of_its_records() {
        RecordProperties nonsense = RecordProperties.of(Map.of("postalAddress", Value.of("nonsense")));
        assertThat(pointers(nonsense, "postal-address")).containsExactly("/postalAddress");
        RecordProperties mail =
                RecordProperties.containing(EmailAddress.at("ada"), PostalAddress.EMPTY.withCountry("XX"));
        assertThat(pointers(mail, "email-address", "postal-address"))
                .containsExactly("/emailAddress/address", "/postalAddress/country");
        assertThat(create(RecordProperties.containing(WebAddress.at("https://example.edu/")), "url")
                        .text())
                .contains("https://example.edu/");
    }

    @Test
    void a_changed_property_follows_the_rules_and_an_unchanged_one_may_be_older_than_them() {
        TypeCatalog lax = new TypeCatalog(BuiltInTypes.of(AUTHORITY).stream()
                .map(type -> type.withRules(anyValues(type.properties())))
                .toList());
        ContactService older = new ContactService(service.storage(), lax, Clock.systemUTC());
        RecordProperties properties = RecordProperties.containing(
                PostalAddress.EMPTY.withCountry("XX"), WebAddress.at("https://example.edu/"));
        AddressForm form = AddressForm.named("Gate").withProperties(properties);
        Id gate = older.addresses()
                .create(ME, with("postal-address", "url"), form)
                .id();
        service.addresses()
                .update(
                        ME,
                        gate,
                        VersionPrecondition.NONE,
                        now -> now.withProperties(now.properties().with(WebAddress.at("https://www.example.edu/"))));
        Refusal refusal = CampusFixture.refusal(() -> service.addresses()
                .update(
                        ME,
                        gate,
                        VersionPrecondition.NONE,
                        now -> now.withProperties(now.properties().with(PostalAddress.EMPTY.withCountry("YY")))));
        assertThat(refusal.details()).map(Refusal.Detail::pointer).containsExactly("/postalAddress/country");
    }

    private static Map<String, PropertyRule> anyValues(Iterable<String> names) {
        Map<String, PropertyRule> rules = new LinkedHashMap<>();
        names.forEach(name -> rules.put(name, PropertyRule.ANY));
        return rules;
    }

    @Test
    void address_books_follow_the_rules_too() {
        AddressBookForm all = AddressBookForm.named("All")
                .withProperties(
                        RecordProperties.of(Map.of("dataSource", Value.Struct.EMPTY.with("code", Value.of("all")))));
        Refusal refusal = CampusFixture.refusal(() -> service.addressBooks().create(ME, with("data-source"), all));
        assertThat(refusal.details()).map(Refusal.Detail::pointer).containsExactly("/dataSource/code");
    }

    @Test
    void properties_have_limits_of_size() {
        Value.Struct many = Value.Struct.EMPTY;
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = 0; i <= 1000; i++) {
            members.put("m" + i, Value.NULL);
        }
        assertThat(pointers(sourceData(new Value.Struct(members)), "email-address"))
                .containsExactly("/emailAddress/sourceData");
        Value small = new Value.Number(new BigDecimal("1E-401"));
        assertThat(pointers(sourceData(many.with("n", small)), "email-address"))
                .containsExactly("/emailAddress/sourceData/n");
        Value long_ = new Value.Number(new BigDecimal("1".repeat(1001)));
        assertThat(pointers(sourceData(many.with("n", long_)), "email-address"))
                .containsExactly("/emailAddress/sourceData/n");
        Value list = new Value.Array(Collections.nCopies(90_001, Value.NULL));
        assertThat(pointers(sourceData(many.with("list", list)), "email-address"))
                .containsExactly("");
        Value text = Value.of("\u0001".repeat(960 * 1024 / 6));
        assertThat(pointers(sourceData(many.with("text", text)), "email-address"))
                .containsExactly("");
    }

    private static RecordProperties sourceData(Value.Struct data) {
        return RecordProperties.containing(EmailAddress.EMPTY.withSourceData(data));
    }

    @Test
    void a_required_member_must_be_set_unless_its_group_is_unset() {
        PropertyRule rule = PropertyRule.struct()
                .withRequired("name", PropertyRule.text(10))
                .withRequired("list", PropertyRule.list(2, PropertyRule.text(3)))
                .with("note", PropertyRule.text(10));
        ValidationErrors problems = new ValidationErrors();
        rule.check(Value.Struct.EMPTY.with("name", Value.of("")).with("note", Value.of("x")), "/group", problems);
        rule.check(
                Value.Struct.EMPTY.with("name", Value.of("x")).with("list", new Value.Array(List.of())),
                "/complete",
                problems);
        assertThat(problems.all()).map(Refusal.Detail::pointer).containsExactly("/group/name", "/group/list");
        assertThat(rule.isUnset(Value.Struct.EMPTY.with("name", Value.of("")))).isTrue();
        assertThat(rule.isUnset(Value.Struct.EMPTY.with("note", Value.of("x")))).isFalse();
    }

    @Test
    void a_whole_number_is_compared_by_value() {
        for (String number : List.of("0", "5.0", "1E+5", "-0.0", "999999.000")) {
            assertThat(priorityProblems(number)).as(number).isZero();
        }
        for (String number : List.of("-1", "0.5", "1000000", "1E+300", "1E+1000000", "1E-1000000")) {
            assertThat(priorityProblems(number)).as(number).isOne();
        }
    }

    private static int priorityProblems(String number) {
        ValidationErrors problems = new ValidationErrors();
        PropertyRule.integer(0, 999_999).check(new Value.Number(new BigDecimal(number)), "", problems);
        return problems.count();
    }

    @Test
    void a_type_of_ones_own_replaces_a_built_in_one() {
        StorageSettings settings = StorageSettings.of("memory", AUTHORITY);
        TypeCatalog own = new TypeCatalog(List.of(BuiltInTypes.catalog(AUTHORITY)
                .find(BuiltInTypes.id("url", AUTHORITY))
                .orElseThrow()
                .withRules(Map.of("url", PropertyRule.text(3)))));
        followsTheRuleOfItsOwn(ContactService.open(settings, own));
        followsTheRuleOfItsOwn(ContactService.over(StorageProvider.openStorage(settings), own));
    }

    private static void followsTheRuleOfItsOwn(ContactService opened) {
        try (ContactService replaced = opened) {
            AddressForm form =
                    AddressForm.named("Gate").withProperties(RecordProperties.containing(WebAddress.at("abc")));
            replaced.addresses().create(ME, with("url"), form);
            AddressForm long_ = form.withProperties(RecordProperties.containing(WebAddress.at("https://example.edu/")));
            Refusal refusal = CampusFixture.refusal(() -> replaced.addresses().create(ME, with("url"), long_));
            assertThat(refusal.details()).map(Refusal.Detail::pointer).containsExactly("/url");
        }
    }
}
