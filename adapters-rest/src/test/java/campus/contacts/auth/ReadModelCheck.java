package campus.contacts.auth;

import campus.contacts.auth.AuthorizationFixture.Filed;
import campus.contacts.auth.AuthorizationModel.Verdict;
import java.util.HashSet;
import java.util.Set;

/** Checks reading by a caller: items, lists, pages, totals and the hierarchy. */
final class ReadModelCheck extends ModelCheck {
    ReadModelCheck(AuthorizationFixture world, Grants grants) {
        super(world, grants);
    }

    @Override
    void go() {
        world.objects().forEach(object -> item(object.target(), model.look(object)));
        world.books().forEach(book -> item(world.book(book), model.look(book, "address-book")));
        filed("contacts");
        filed("addresses");
        world.addresses.forEach(address -> list(
                "/contacts?addressId=" + Conversation.encode(address.id()),
                model.seen("contacts", contact -> contact.address().equals(address) && model.sees(address))));
        list(
                "/contacts?referenceId=" + Conversation.encode(AuthorizationFixture.SOMEBODY),
                model.seen("contacts", any -> true));
        books();
    }

    private void item(String target, Verdict verdict) {
        check(verdict, talk.get(target));
        if (!chosen()) {
            return;
        }
        check(verdict, talk.get(target + '/'));
        check(Verdict.of(verdict.status()), talk.send("HEAD", target, ""));
        Verdict unchanged = verdict.or(Verdict.of(304));
        check(unchanged, talk.with("If-None-Match", "*").get(target));
        check(verdict.or(Verdict.of(400)), talk.get(target + "?bogus=1"));
    }

    private void filed(String path) {
        list('/' + path, model.seen(path, any -> true));
        for (String book : world.books()) {
            Set<String> below = AuthorizationFixture.below(book);
            Set<String> here = model.seen(path, object -> object.books().contains(book));
            Set<String> all = model.seen(path, object -> object.books().stream().anyMatch(below::contains));
            String everywhere = '/' + path + "?addressBookId=" + world.encoded(book);
            Verdict named = model.look(book, "address-book");
            list(everywhere, named, all);
            list(everywhere + "&view=isolated", named, here);
            check(model.mayList() ? named.or(Verdict.of(400)) : Verdict.DENIED, talk.get(everywhere + "&bogus=1"));
            Verdict nested = model.look(book, "addressBook");
            list(world.book(book) + '/' + path, nested, here);
            list(world.book(book) + '/' + path + "?view=federated", nested, all);
        }
    }

    private void books() {
        list("/address-books", model.seenBooks(any -> true));
        list("/address-books/root-address-book", model.seenBooks(model::isRoot));
        for (String book : world.books()) {
            Verdict verdict = model.look(book, "addressBook");
            list(
                    world.book(book) + "/children",
                    verdict,
                    model.seenBooks(AuthorizationFixture.children(book)::contains));
            list(world.book(book) + "/parents", verdict, model.seenBooks(AuthorizationFixture.parents(book)::contains));
        }
        for (Filed object : world.objects()) {
            String filter = object.label() + "Id=" + Conversation.encode(object.id());
            list(
                    "/address-books?" + filter,
                    model.seenBooks(book -> object.books().contains(book) && model.sees(object)));
            list(
                    world.book("law") + "/children?" + filter,
                    model.look("law", "addressBook"),
                    model.seenBooks(book -> object.books().contains(book)
                            && AuthorizationFixture.children("law").contains(book)
                            && model.sees(object)));
        }
    }

    private void list(String target, Set<String> expected) {
        list(target, Verdict.FINE, expected);
    }

    private void list(String target, Verdict found, Set<String> expected) {
        Verdict verdict = model.mayList() ? found : Verdict.DENIED;
        String more = target + (target.contains("?") ? '&' : '?');
        Conversation.Answer all = talk.get(more + "limit=1000&total=true");
        if (!check(verdict, all)) {
            return;
        }
        if (!all.ids().equals(expected)) {
            note(all, "expected " + expected);
        }
        if (!String.valueOf(expected.size()).equals(all.header("X-Total-Count"))) {
            note(all, "expected a total of " + expected.size() + ", not " + all.header("X-Total-Count"));
        }
        if (chosen()) {
            walk(more + "limit=1", expected);
        }
    }

    /** Checks that every page is full, and that only the last one has no next page. */
    private void walk(String target, Set<String> expected) {
        Set<String> found = new HashSet<>();
        for (String page = target; page != null; ) {
            Conversation.Answer answer = talk.get(page);
            if (answer.ids().size() != Math.min(1, expected.size())) {
                note(answer, "the page is not full");
                return;
            }
            found.addAll(answer.ids());
            page = answer.next();
        }
        if (!found.equals(expected)) {
            wrong.add("pages of " + target + " show " + found + ", not " + expected);
        }
    }
}
