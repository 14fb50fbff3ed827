package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static campus.contacts.spi.fixture.StudentFixture.ADA;
import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.VersionPrecondition;
import campus.contacts.osid.DisplayText;
import campus.contacts.osid.Value;
import campus.contacts.people.SourcedContact;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.fixture.StudentFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects that imports and other APIs create for one contact get its name (campus facades, section 2). */
public interface ImportedNamesContract extends StorageFixture {
    @Test
    default void names_follow_imports_and_apis_until_a_user_edits_them() {
        try (StudentFixture registrar = new StudentFixture(openStorage())) {
            bringIn(registrar, "Ann");
            assertNames(registrar, "Ann Doe", "Ann Doe");
            registrar.put(ADA, StudentFixture.item(ADA, "EMRG", 1, "Bea"));
            assertNames(registrar, "Bea Doe", "Bea Doe");
            bringIn(registrar, "Cleo");
            assertNames(registrar, "Cleo Doe", "Cleo Doe");
            registrar
                    .service()
                    .addresses()
                    .update(
                            ANYONE,
                            registrar.shown(ADA).get(0).address().id(),
                            VersionPrecondition.NONE,
                            form -> form.withDisplay(DisplayText.named("Home")));
            bringIn(registrar, "Dora");
            assertNames(registrar, "Dora Doe", "Home");
            registrar.put(ADA, StudentFixture.item(ADA, "EMRG", 1, "Eve"));
            assertNames(registrar, "Eve Doe", "Home");
        }
    }

    private static void bringIn(StudentFixture registrar, String firstName) {
        String item = StudentFixture.item(ADA, "EMRG", 1, firstName);
        String contact = item.substring(item.indexOf("\"contact\":{") + 11, item.length() - 2);
        Value.Struct line = (Value.Struct) json("""
                {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"L"}],"student":true,\
                "contacts":[{"data_source":"sis",%s}]}""".formatted(contact));
        ImportLineReader lines = new ImportLineReader(AUTHORITY, StudentFixture.lists());
        PeopleImport people = new PeopleImport(registrar.storage(), registrar.clock());
        assertThat(people.add(people.begin(), List.of(lines.read(line)))).isEmpty();
    }

    private static void assertNames(StudentFixture registrar, String ofContact, String ofAddress) {
        SourcedContact shown = registrar.shown(ADA).get(0);
        assertThat(List.of(
                        shown.contact().display().name(),
                        shown.address().display().name()))
                .containsExactly(ofContact, ofAddress);
    }
}
