package campus.contacts.auth;

import campus.contacts.auth.AuthorizationFixture.Filed;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The expected rights of one caller, by the table of the wire contract, section 9; independent of the code under test. */
record AuthorizationModel(AuthorizationFixture world, Grants grants) {
    /** A status, and the message that goes with it; null for any message. */
    record Verdict(int status, String message) {
        static final Verdict FINE = new Verdict(200, null);
        static final Verdict DENIED = new Verdict(403, "Permission denied");

        static Verdict missing(String what) {
            return new Verdict(404, what + " not found");
        }

        static Verdict of(int status) {
            return new Verdict(status, null);
        }

        /** Returns this verdict if it is a refusal, else the other one. */
        Verdict or(Verdict then) {
            return status == 200 ? then : this;
        }

        Verdict unless(boolean holds, Verdict otherwise) {
            return status == 200 && !holds ? otherwise : this;
        }
    }

    /** Returns every book on which the function is granted to the caller. */
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

    /** Returns whether the caller may see any list. */
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

    /** @param book null for the default book, which is not named and therefore not checked for existence */
    Verdict create(String book, String name) {
        Verdict there = book == null ? Verdict.FINE : look(book, name);
        return there.unless(may("create", book == null ? AuthorizationFixture.DEFAULT : book), Verdict.DENIED);
    }

    /** Creating a contact also requires {@code link} or {@code update} on a book of its address. */
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

    /** Returns the Ids of the selected contacts or addresses that are visible to the caller. */
    Set<String> seen(String path, Predicate<Filed> meant) {
        return world.objects(path).stream()
                .filter(this::sees)
                .filter(meant)
                .map(Filed::id)
                .collect(Collectors.toSet());
    }

    /** Returns the Ids of the selected books that are visible to the caller, by name. */
    Set<String> seenBooks(Predicate<String> meant) {
        return world.books().stream()
                .filter(this::sees)
                .filter(meant)
                .map(world.bookIds::get)
                .collect(Collectors.toSet());
    }

    /** Returns whether the book is a root in the hierarchy visible to the caller. */
    boolean isRoot(String book) {
        boolean marked = Set.of(AuthorizationFixture.DEFAULT, "unrelated").contains(book);
        return AuthorizationFixture.parents(book).stream().noneMatch(this::sees)
                && (marked || AuthorizationFixture.children(book).stream().anyMatch(this::sees));
    }
}
