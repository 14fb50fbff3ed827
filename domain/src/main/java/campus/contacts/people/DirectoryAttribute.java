package campus.contacts.people;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An attribute of a person or a role in the directory (NYU IT Directory API, person and role level attributes).
 *
 * @param name as in the document
 * @param parts the parts of a complex attribute; empty for a simple one
 * @param choices the only texts allowed; empty: any text
 */
public record DirectoryAttribute(String name, Form form, List<DirectoryAttribute> parts, Set<String> choices) {
    /** The form of an attribute's value. */
    public enum Form {
        TEXT,
        INTEGER,
        /** One value with parts. */
        COMPLEX,
        /** A list of values with parts. */
        LIST,
        /** Release policies by attribute; {@code *} means the whole. */
        RELEASES
    }

    private static final DirectoryAttribute ADDRESSES = list(
            "addresses",
            text("country"),
            text("formatted"),
            text("locality"),
            text("postalCode"),
            text("region"),
            text("room"),
            text("street"),
            release(),
            type("official"));

    private static final DirectoryAttribute ROLES = list(
            "roles",
            complex(
                    "meta",
                    text("id"),
                    text("sor"),
                    new DirectoryAttribute("release", Form.RELEASES, List.of(), Set.of())),
            ADDRESSES,
            choice("affiliation", "alumni", "affiliate", "employee", "student"),
            integer("classYear"),
            text("degree"),
            text("department"),
            text("employeeType"),
            list("majors", text("major"), type("minor", "primary", "secondary")),
            text("organization"),
            integer("rankSor"),
            choice("status", "current", "recent", "former"),
            list("telephoneNumbers", text("number"), release(), type("fax", "office")),
            text("title"));

    /** All attributes of a person in the directory, in the order of the document, roles last. */
    public static final DirectoryAttribute PERSON = complex(
            "",
            complex("meta", new DirectoryAttribute("release", Form.RELEASES, List.of(), Set.of())),
            list("emailAddresses", text("address"), release(), type("official")),
            list("identifiers", text("identifier"), release(), type("enterprise", "network")),
            list(
                    "names",
                    text("family"),
                    text("middle"),
                    text("given"),
                    text("formatted"),
                    text("language"),
                    release(),
                    type("official", "preferred")),
            choice("primaryAffiliation", "employee", "faculty", "student"),
            text("primaryCampus"),
            text("primarySubaffiliation"),
            list("telephoneNumbers", text("number"), release(), type("preferred")),
            list("urls", text("url"), release(), type("official", "personal", "other")),
            ROLES);

    /** The lists of a person whose elements are stored as addresses. */
    public static final Set<String> PERSON_ADDRESSES = inOrder("emailAddresses", "telephoneNumbers", "urls");

    /** The lists of a role whose elements are stored as contacts with their addresses. */
    public static final Set<String> ROLE_CONTACTS = inOrder("addresses", "telephoneNumbers");

    public DirectoryAttribute {
        parts = List.copyOf(parts);
        choices = Set.copyOf(choices);
    }

    /** Returns whether the attribute is a list whose elements are stored as addresses, with or without contacts. */
    public boolean isOfAddresses() {
        return PERSON_ADDRESSES.contains(name) || ROLE_CONTACTS.contains(name);
    }

    /** Returns the part of that name. */
    public Optional<DirectoryAttribute> part(String part) {
        return parts.stream().filter(candidate -> candidate.name.equals(part)).findFirst();
    }

    private static Set<String> inOrder(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }

    private static DirectoryAttribute complex(String name, DirectoryAttribute... parts) {
        return new DirectoryAttribute(name, Form.COMPLEX, List.of(parts), Set.of());
    }

    private static DirectoryAttribute list(String name, DirectoryAttribute... parts) {
        return new DirectoryAttribute(name, Form.LIST, List.of(parts), Set.of());
    }

    private static DirectoryAttribute text(String name) {
        return choice(name);
    }

    private static DirectoryAttribute choice(String name, String... choices) {
        return new DirectoryAttribute(name, Form.TEXT, List.of(), Set.of(choices));
    }

    private static DirectoryAttribute integer(String name) {
        return new DirectoryAttribute(name, Form.INTEGER, List.of(), Set.of());
    }

    private static DirectoryAttribute type(String... choices) {
        return choice("type", choices);
    }

    private static DirectoryAttribute release() {
        return choice("release", "none", "internal", "public");
    }
}
