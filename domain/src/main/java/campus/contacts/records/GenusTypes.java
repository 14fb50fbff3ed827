package campus.contacts.records;

import static campus.contacts.osid.ObjectKind.ADDRESS;
import static campus.contacts.osid.ObjectKind.ADDRESS_BOOK;
import static campus.contacts.osid.ObjectKind.CONTACT;

import campus.contacts.osid.ObjectKind;
import java.util.List;

/** The genus types that every provider has. */
final class GenusTypes {
    static final List<BuiltInType> ALL = List.of(
            genus(CONTACT, "defaultContactType", "Contact", "A contact of no particular type."),
            genus(ADDRESS, "defaultAddressType", "Address", "An address of no particular type."),
            genus(ADDRESS_BOOK, "defaultAddressBookType", "Address book", "An address book of no particular type."),
            genus(CONTACT, "personalContactType", "Personal contact", "Reaches somebody in private life."),
            genus(CONTACT, "homeContactType", "Home contact", "Reaches somebody at home.", "personalContactType"),
            genus(
                    CONTACT,
                    "emergencyContactType",
                    "Emergency contact",
                    "Reaches somebody when there is no time to lose."),
            genus(
                    CONTACT,
                    "familyEmergencyContactType",
                    "Family emergency contact",
                    "Reaches a relative in an emergency.",
                    "personalContactType",
                    "emergencyContactType"),
            genus(CONTACT, "workContactType", "Work contact", "Reaches somebody at work."),
            genus(
                    CONTACT,
                    "officeHoursContactType",
                    "Office hours contact",
                    "Reaches somebody at work at stated hours.",
                    "workContactType"),
            genus(ADDRESS, "physicalAddressType", "Physical address", "A place to go or to send things to."),
            genus(
                    ADDRESS,
                    "postalAddressType",
                    "Postal address",
                    "A place where mail is delivered.",
                    "physicalAddressType"),
            genus(
                    ADDRESS,
                    "officeAddressType",
                    "Office address",
                    "A room on campus that also gets mail.",
                    "physicalAddressType",
                    "postalAddressType"),
            genus(ADDRESS, "electronicAddressType", "Electronic address", "An address on a network."),
            genus(ADDRESS, "emailAddressType", "E-mail address", "A mailbox.", "electronicAddressType"),
            genus(ADDRESS, "telephoneAddressType", "Telephone number", "A telephone.", "electronicAddressType"),
            genus(ADDRESS, "webAddressType", "Web address", "A page.", "electronicAddressType"),
            genus(ADDRESS_BOOK, "departmentAddressBookType", "Department", "The address book of a department."),
            genus(
                    CONTACT,
                    "EMRG",
                    "Emergency contact",
                    "Whom to reach in an emergency, as the register of students has it.",
                    "personalContactType"),
            genus(
                    CONTACT,
                    "XP",
                    "Express parent",
                    "A parent as the register of students has one.",
                    "personalContactType"),
            genus(
                    CONTACT,
                    "HRSEMRG",
                    "Emergency contact of an employee",
                    "Whom to reach in an emergency, as the human resources system has it.",
                    "personalContactType"));

    private GenusTypes() {}

    private static BuiltInType genus(
            ObjectKind kind, String name, String displayName, String description, String... parents) {
        return BuiltInType.genus(name, kind, displayName, description, List.of(parents));
    }
}
