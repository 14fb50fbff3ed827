package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;
import static campus.contacts.spi.Registrar.ADA;
import static campus.contacts.spi.Registrar.json;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.Display;
import campus.contacts.Precondition;
import campus.contacts.Value;
import campus.contacts.people.PeopleImport;
import campus.contacts.people.PersonLines;
import campus.contacts.people.PersonalContact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The names of what imports and other APIs make for one contact (campus facades, section 2). */
public interface ImportedNamesContract extends StorageFixture {
    @Test
    default void names_follow_imports_and_other_apis_in_turn_until_a_user_edits_them() {
        try (Registrar registrar = new Registrar(openStorage())) {
            bringIn(registrar, "Ann");
            assertNames(registrar, "Ann Doe", "Ann Doe");
            registrar.put(ADA, Registrar.item(ADA, "EMRG", 1, "Bea"));
            assertNames(registrar, "Bea Doe", "Bea Doe");
            bringIn(registrar, "Cleo");
            assertNames(registrar, "Cleo Doe", "Cleo Doe");
            registrar
                    .service()
                    .addresses()
                    .update(
                            ANYONE,
                            registrar.shown(ADA).get(0).address().id(),
                            Precondition.NONE,
                            form -> form.withDisplay(Display.named("Home")));
            bringIn(registrar, "Dora");
            assertNames(registrar, "Dora Doe", "Home");
            registrar.put(ADA, Registrar.item(ADA, "EMRG", 1, "Eve"));
            assertNames(registrar, "Eve Doe", "Home");
        }
    }

    private static void bringIn(Registrar registrar, String firstName) {
        String item = Registrar.item(ADA, "EMRG", 1, firstName);
        String contact = item.substring(item.indexOf("\"contact\":{") + 11, item.length() - 2);
        Value.Structure line = (Value.Structure) json("""
                {"identifiers":[{"identifier":"ada1","type":"network"}],"names":[{"family":"L"}],"student":true,\
                "contacts":[{"data_source":"sis",%s}]}""".formatted(contact));
        PersonLines lines = new PersonLines(AUTHORITY, Registrar.lists(), (kind, types, properties) -> List.of());
        PeopleImport people = new PeopleImport(registrar.storage(), registrar.clock());
        assertThat(people.add(people.begin(), List.of(lines.read(line)))).isEmpty();
    }

    private static void assertNames(Registrar registrar, String ofContact, String ofAddress) {
        PersonalContact shown = registrar.shown(ADA).get(0);
        assertThat(List.of(
                        shown.contact().display().name(),
                        shown.address().display().name()))
                .containsExactly(ofContact, ofAddress);
    }
}
