package campus.contacts.auth;

import campus.contacts.auth.AuthorizationFixture.Filed;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What one caller may see and do, by the table of the wire contract, section 9; knows nothing of the code that it judges. */
record AuthorizationModel(AuthorizationFixture world, Grants grants) {
    /** A status, and the message that goes with it; null: any. */
    record Verdict(int status, String message) {
        static final Verdict FINE = new Verdict(200, null);
        static final Verdict DENIED = new Verdict(403, "Permission denied");

        static Verdict missing(String what) {
            return new Verdict(404, what + " not found");
        }

        static Verdict of(int status) {
            return new Verdict(status, null);
        }

        /** This one, unless it says yes. */
        Verdict or(Verdict then) {
            return status == 200 ? then : this;
        }

        Verdict unless(boolean holds, Verdict otherwise) {
            return status == 200 && !holds ? otherwise : this;
        }
    }

    /** Every book that the caller may do that on. */
    private Set<String> reach(String function) {
        Set<String> reach = new HashSet<>();
        for (String place : grants.of(function)) {
            if (place.equals(Grants.EVERYWHERE)) {
                return world.books();
            }
            reach.addAll(AuthorizationFixture.below(place));
        }
        return reach;
    }

    boolean may(String function, String book) {
        return reach(function).contains(book);
    }

    boolean mayEverywhere(String function) {
        return grants.of(function).contains(Grants.EVERYWHERE);
    }

    /** Whether there is any list that the caller may see. */
    boolean mayList() {
        return !grants.of("lookup").isEmpty();
    }

    boolean sees(String book) {
        return may("lookup", book);
    }

    boolean sees(Filed object) {
        return mayOnAny("lookup", object);
    }

    boolean mayOnAny(String function, Filed object) {
        return !Collections.disjoint(reach(function), object.books());
    }

    private boolean mayOnAll(String function, Filed object) {
        return reach(function).containsAll(object.books());
    }

    Verdict look(Filed object) {
        return Verdict.FINE.unless(sees(object), Verdict.missing(object.label()));
    }

    /** @param name of a book in this endpoint's messages */
    Verdict look(String book, String name) {
        return Verdict.FINE.unless(sees(book), Verdict.missing(name));
    }

    Verdict update(Filed object) {
        return look(object).unless(mayOnAny("update", object), Verdict.DENIED);
    }

    Verdict delete(Filed object) {
        return look(object).unless(mayOnAll("delete", object), Verdict.DENIED);
    }

    Verdict organize(String book, String name) {
        return look(book, name).unless(may("organize", book), Verdict.DENIED);
    }

    /** @param book null: the default one, not named and so not looked for */
    Verdict create(String book, String name) {
        Verdict there = book == null ? Verdict.FINE : look(book, name);
        return there.unless(may("create", book == null ? AuthorizationFixture.DEFAULT : book), Verdict.DENIED);
    }

    /** Making a contact takes {@code link} or {@code update} on a book of its address too. */
    Verdict createContact(Filed address, String book, String name) {
        return look(address)
                .or(create(book, name))
                .unless(mayOnAny("link", address) || mayOnAny("update", address), Verdict.DENIED);
    }

    Verdict createBook(String parent, String name) {
        return parent == null ? Verdict.FINE.unless(mayEverywhere("organize"), Verdict.DENIED) : organize(parent, name);
    }

    Verdict file(Filed object, String book) {
        return look(book, "addressBook")
                .or(look(object))
                .unless(may("organize", book) && mayOnAny("update", object), Verdict.DENIED);
    }

    Verdict unfile(Filed object, String book) {
        return look(book, "addressBook")
                .or(look(object))
                .unless(object.books().contains(book), Verdict.missing(object.label()))
                .unless(may("organize", book), Verdict.DENIED)
                .unless(object.books().size() > 1, Verdict.of(409));
    }

    private Verdict edge(String parent, String child) {
        boolean both = may("organize", parent) && may("organize", child);
        return look(parent, "addressBook").or(look(child, "addressBook")).unless(both, Verdict.DENIED);
    }

    Verdict addChild(String parent, String child) {
        boolean cycle = AuthorizationFixture.below(child).contains(parent);
        return edge(parent, child).unless(!cycle && !child.equals(AuthorizationFixture.DEFAULT), Verdict.of(409));
    }

    Verdict removeChild(String parent, String child) {
        return look(parent, "addressBook")
                .or(look(child, "addressBook"))
                .unless(AuthorizationFixture.children(parent).contains(child), Verdict.missing("addressBook"))
                .or(edge(parent, child));
    }

    Verdict addRoot(String book) {
        return look(book, "addressBook")
                .unless(mayEverywhere("organize"), Verdict.DENIED)
                .unless(AuthorizationFixture.parents(book).isEmpty(), Verdict.of(409));
    }

    Verdict removeRoot(String book) {
        boolean alone = AuthorizationFixture.parents(book).isEmpty()
                && AuthorizationFixture.children(book).isEmpty();
        boolean removable = alone && !book.equals(AuthorizationFixture.DEFAULT);
        return look(book, "addressBook")
                .unless(isRoot(book), Verdict.missing("addressBook"))
                .unless(mayEverywhere("organize"), Verdict.DENIED)
                .unless(removable, Verdict.of(409));
    }

    /** The Ids of the contacts or addresses that the caller sees and that are meant. */
    Set<String> seen(String path, Predicate<Filed> meant) {
        return world.objects(path).stream()
                .filter(this::sees)
                .filter(meant)
                .map(Filed::id)
                .collect(Collectors.toSet());
    }

    /** The Ids of the books that the caller sees and that are meant, by name. */
    Set<String> seenBooks(Predicate<String> meant) {
        return world.books().stream()
                .filter(this::sees)
                .filter(meant)
                .map(world.bookIds::get)
                .collect(Collectors.toSet());
    }

    /** Whether the book is a root of the hierarchy as far as the caller sees it. */
    boolean isRoot(String book) {
        boolean marked = Set.of(AuthorizationFixture.DEFAULT, "unrelated").contains(book);
        return AuthorizationFixture.parents(book).stream().noneMatch(this::sees)
                && (marked || AuthorizationFixture.children(book).stream().anyMatch(this::sees));
    }
}
