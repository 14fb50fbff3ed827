package campus.contacts.auth;

import campus.contacts.auth.AuthorizationFixture.Filed;
import campus.contacts.auth.AuthorizationModel.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Checks creating, changing and deleting by a caller, and the forms; the data is unchanged afterwards. */
final class WriteModelCheck extends ModelCheck {
    private static final String NAMED = "{\"displayName\":\"made\"}";

    private final Conversation json = talk.json();

    WriteModelCheck(AuthorizationFixture world, Grants grants) {
        super(world, grants);
    }

    @Override
    void go() {
        for (Filed object : world.objects()) {
            change(object.target(), model.update(object));
            check(model.update(object), talk.get(object.target() + "/metadata"));
        }
        for (String book : world.books()) {
            change(world.book(book), model.organize(book, "address-book"));
            check(model.organize(book, "addressBook"), talk.get(world.book(book) + "/metadata"));
        }
        List<String> places = new ArrayList<>(world.books());
        places.add(null);
        places.forEach(this::make);
        world.objects().forEach(this::delete);
        world.books().forEach(this::deleteBook);
    }

    /** Sends a change without content, so that an allowed request changes nothing. */
    private void change(String target, Verdict verdict) {
        check(verdict, json.send("PUT", target, "{}"));
        if (!chosen()) {
            return;
        }
        check(verdict, json.send("PATCH", target, "{}"));
        check(verdict.or(Verdict.of(415)), talk.send("PUT", target, "{}"));
        check(verdict.or(Verdict.of(415)), talk.send("PATCH", target, "{}"));
        check(verdict.or(Verdict.of(400)), json.send("PUT", target, "{"));
        check(verdict.or(Verdict.of(400)), json.send("PUT", target + "?bogus=1", "{}"));
        check(verdict.or(Verdict.of(400)), json.send("PATCH", target, "{\"bogus\":1}"));
        check(verdict.or(Verdict.of(412)), json.with("If-Match", "\"0\"").send("PUT", target, "{}"));
        check(verdict.or(Verdict.of(412)), json.with("If-None-Match", "*").send("PUT", target, "{}"));
    }

    private void make(String book) {
        String place = book == null ? "?" : "?addressBookId=" + world.encoded(book) + '&';
        make("/addresses", place, model.create(book, "address-book"), model.create(book, "addressBook"));
        for (Filed address : world.addresses) {
            if (chosen()) {
                String link = place + "referenceId=" + Conversation.encode(AuthorizationFixture.SOMEBODY)
                        + "&addressId=" + Conversation.encode(address.id()) + '&';
                make(
                        "/contacts",
                        link,
                        model.createContact(address, book, "address-book"),
                        model.createContact(address, book, "addressBook"));
            }
        }
        String parent = book == null ? "?" : "?parentId=" + world.encoded(book) + '&';
        make("/address-books", parent, model.createBook(book, "address-book"), model.createBook(book, "addressBook"));
    }

    private void make(String path, String query, Verdict verdict, Verdict form) {
        String target = path + query.substring(0, query.length() - 1);
        check(form, talk.get(path + "/metadata" + target.substring(path.length())));
        if (chosen()) {
            check(form.or(Verdict.of(400)), talk.get(path + "/metadata" + query + "bogus=1"));
            check(verdict.or(Verdict.of(415)), talk.send("POST", target, NAMED));
            check(verdict.or(Verdict.of(400)), json.send("POST", target, "{}"));
            check(verdict.or(Verdict.of(400)), json.send("POST", path + query + "bogus=1", NAMED));
        }
        Conversation.Answer made = json.send("POST", target, NAMED);
        if (check(verdict.or(Verdict.of(201)), made)) {
            AuthorizationFixture.done(world.clerk().send("DELETE", made.header("Location"), ""));
        }
    }

    private void delete(Filed object) {
        Verdict verdict = model.delete(object);
        check(verdict.or(Verdict.of(400)), talk.send("DELETE", object.target() + "?bogus=1", ""));
        check(verdict.or(Verdict.of(412)), talk.with("If-Match", "\"0\"").send("DELETE", object.target(), ""));
        List<Filed> users = world.contacts.stream()
                .filter(contact -> object.equals(contact.address()))
                .toList();
        if (!users.isEmpty()) {
            check(verdict.or(new Verdict(409, stillUsed(users))), talk.send("DELETE", object.target(), ""));
        }
        Filed another = world.make(object.path(), object.books(), object.address());
        if (!check(verdict, talk.send("DELETE", another.target(), ""))) {
            AuthorizationFixture.done(world.clerk().send("DELETE", another.target(), ""));
        }
    }

    /** Returns the refusal message, which counts only visible contacts. */
    private String stillUsed(Collection<Filed> users) {
        long seen = users.stream().filter(model::sees).count();
        return seen == 0
                ? "the address is still in use"
                : "the address is used by " + seen + (seen == 1 ? " contact" : " contacts");
    }

    private void deleteBook(String book) {
        Verdict verdict = model.organize(book, "address-book");
        check(verdict.or(Verdict.of(412)), talk.with("If-Match", "\"0\"").send("DELETE", world.book(book), ""));
        check(verdict.or(Verdict.of(409)), talk.send("DELETE", world.book(book), ""));
        String child = world.clerk().make("/address-books?parentId=" + world.encoded(book));
        String target = "/address-books/" + Conversation.encode(child);
        if (!check(verdict, talk.send("DELETE", target, ""))) {
            AuthorizationFixture.done(world.clerk().send("DELETE", target, ""));
        }
    }
}
