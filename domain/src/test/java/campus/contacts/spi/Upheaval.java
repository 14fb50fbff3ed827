package campus.contacts.spi;

import static campus.contacts.spi.Campus.ANYONE;

import campus.contacts.Contact;
import campus.contacts.Dice;
import campus.contacts.Id;
import campus.contacts.Precondition;
import campus.contacts.Properties;
import campus.contacts.Value;
import campus.contacts.people.DirectoryEntry;
import campus.contacts.people.Netid;
import campus.contacts.people.Person;
import java.util.List;
import java.util.Map;

/** Random changes of what decides who may see what: people, what objects say, and whether they are there. */
final class Upheaval {
    private Upheaval() {}

    /** Makes a change, or none, on the campus and in the model. */
    static void one(Campus campus, Dice dice, CampusModel model) {
        switch (dice.below(20)) {
            case 0 -> person(campus, dice, model);
            case 1 -> address(campus, dice, model);
            case 2 -> contact(campus, dice, model);
            default -> {
                // nothing
            }
        }
    }

    /** A private person or another one, with a role or none, or nobody any more. */
    private static void person(Campus campus, Dice dice, CampusModel model) {
        Netid netid = new Netid(dice.pick(List.of("a", "b")));
        boolean gone = dice.oneIn(4);
        Person person = person(netid.value(), dice.oneIn(2), dice.oneIn(2) ? "c" : null);
        Person other = person(netid.value().equals("a") ? "b" : "a", dice.oneIn(2), null);
        campus.storage().write(unit -> {
            unit.people().lockAll(List.of(netid, other.netid()));
            if (gone) {
                unit.people().delete(netid);
            } else {
                unit.people().save(List.of(person, other));
            }
            return null;
        });
        if (gone) {
            model.remove(netid);
        } else {
            model.put(person);
            model.put(other);
        }
    }

    /** @param roleId null: no role */
    static Person person(String netid, boolean isPrivate, String roleId) {
        String roles = roleId == null ? "" : "{\"meta\":{\"id\":\"" + roleId + "\"}}";
        String entry = """
                {"identifiers":[{"identifier":"%s","type":"network"}],"names":[{"family":"Doe"}],"roles":[%s]}""".formatted(netid, roles);
        return new Person(
                new Person.Standing(isPrivate, false),
                new DirectoryEntry(PropertyText.read(entry).values()),
                List.of(),
                Campus.NOON);
    }

    private static void address(Campus campus, Dice dice, CampusModel model) {
        Id id = dice.pick(model.addresses());
        Id resource = dice.oneIn(2) ? null : dice.pick(RandomListsContract.FOREIGN);
        Properties release = release(dice.pick(List.of("public", "internal", "none")));
        boolean moves = dice.oneIn(2);
        model.put(campus.addresses()
                .update(
                        ANYONE,
                        id,
                        Precondition.NONE,
                        old -> moves ? old.withResource(resource) : old.withProperties(release)));
    }

    static Properties release(String release) {
        Value directory = new Value.Structure(Map.of("release", new Value.Text(release)));
        return Properties.of(Map.of("directory", directory));
    }

    private static void contact(Campus campus, Dice dice, CampusModel model) {
        Id id = dice.pick(model.contacts());
        if (dice.oneIn(4)) {
            Contact contact = campus.contactOf(id);
            campus.contacts().delete(ANYONE, id, Precondition.NONE);
            model.remove(contact);
            return;
        }
        Id addressee = dice.oneIn(2) ? null : dice.pick(RandomListsContract.FOREIGN);
        model.put(campus.contacts().update(ANYONE, id, Precondition.NONE, old -> old.withAddressee(addressee)));
    }
}
