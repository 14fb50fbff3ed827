package campus.contacts.auth;

import campus.contacts.auth.AuthorizationFixture.Filed;
import campus.contacts.auth.AuthorizationModel.Verdict;

/** Checks filing by a caller: objects into books, books below books and among the roots. All changes are undone. */
final class Filing extends ModelCheck {
    private final Conversation clerk = world.clerk();

    Filing(AuthorizationFixture world, Grants grants) {
        super(world, grants);
    }

    @Override
    void go() {
        for (String book : world.books()) {
            world.objects().forEach(object -> file(object, book));
            world.books().forEach(child -> child(book, child));
            root(book);
        }
    }

    private void file(Filed object, String book) {
        if (!chosen()) {
            return;
        }
        String target = world.book(book) + object.target();
        boolean there = object.books().contains(book);
        check(model.file(object, book).or(Verdict.of(400)), talk.send("PUT", target + "?bogus=1", ""));
        if (check(model.file(object, book), talk.send("PUT", target, "")) && !there) {
            AuthorizationFixture.done(clerk.send("DELETE", target, ""));
        }
        if (check(model.unfile(object, book), talk.send("DELETE", target, ""))) {
            AuthorizationFixture.done(clerk.send("PUT", target, ""));
        }
    }

    private void child(String parent, String child) {
        if (!chosen()) {
            return;
        }
        String target = world.book(parent) + "/children/" + world.encoded(child);
        boolean there = AuthorizationFixture.children(parent).contains(child);
        if (check(model.addChild(parent, child), talk.send("PUT", target, "")) && !there) {
            AuthorizationFixture.done(clerk.send("DELETE", target, ""));
        }
        if (check(model.removeChild(parent, child), talk.send("DELETE", target, ""))) {
            AuthorizationFixture.done(clerk.send("PUT", target, ""));
        }
    }

    private void root(String book) {
        String target = "/address-books/root-address-book/" + world.encoded(book);
        check(model.addRoot(book), talk.send("PUT", target, ""));
        if (check(model.removeRoot(book), talk.send("DELETE", target, ""))) {
            AuthorizationFixture.done(clerk.send("PUT", target, ""));
        }
    }
}
