package campus.contacts.spi.contract;

import static campus.contacts.spi.fixture.CampusFixture.ANYONE;
import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.AddressBookForm;
import campus.contacts.AddressBookQuery;
import campus.contacts.AddressBookQuery.Position;
import campus.contacts.CreationRequest;
import campus.contacts.VersionPrecondition;
import campus.contacts.access.GrantScope;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.service.AddressBookHierarchy;
import campus.contacts.service.AddressBooks;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.spi.fixture.StorageFixture;
import campus.contacts.spi.model.HierarchyModel;
import campus.contacts.testing.Dice;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hierarchy behaves as a naive model of it does, under random changes and queries. */
public interface RandomHierarchyContract extends StorageFixture {
    @Test
    @Tag("random")
    default void the_hierarchy_behaves_like_a_naive_model() {
        Dice dice = Dice.of("hierarchy");
        try (CampusFixture campus = campus()) {
            HierarchyModel model = new HierarchyModel(campus.defaultBook());
            for (int step = 0; step < Dice.rounds(250); step++) {
                act(campus, model, dice);
                if (step % 5 == 0) {
                    assertSame(campus, model, dice);
                }
            }
        }
    }

    private static void act(CampusFixture campus, HierarchyModel model, Dice dice) {
        AddressBooks books = campus.books();
        AddressBookHierarchy hierarchy = campus.hierarchy();
        Id one = dice.pick(model.books());
        Id other = dice.pick(model.books());
        switch (dice.below(9)) {
            case 0, 1 -> {
                Id parent = dice.oneIn(2) ? one : null;
                Id made = books.create(ANYONE, CreationRequest.in(parent), AddressBookForm.named("x"))
                        .id();
                model.add(made);
                if (parent != null) {
                    model.addChild(parent, made);
                }
            }
            case 2, 3, 4 ->
                assertRefused(model.addChild(one, other), "add child", () -> hierarchy.addChild(ANYONE, one, other));
            case 5 ->
                assertRefused(
                        model.removeChild(one, other), "remove child", () -> hierarchy.removeChild(ANYONE, one, other));
            case 6 -> assertRefused(model.addRoot(one), "add root", () -> hierarchy.addRoot(ANYONE, one));
            case 7 -> assertRefused(model.removeRoot(one), "remove root", () -> hierarchy.removeRoot(ANYONE, one));
            default ->
                assertRefused(model.delete(one), "delete", () -> books.delete(ANYONE, one, VersionPrecondition.NONE));
        }
    }

    private static void assertRefused(Reason expected, String action, Runnable call) {
        Reason refused = null;
        try {
            call.run();
        } catch (Refusal refusal) {
            refused = refusal.reason();
        }
        assertThat(refused).as(action).isEqualTo(expected);
    }

    private static void assertSame(CampusFixture campus, HierarchyModel model, Dice dice) {
        GrantScope grantScope = dice.oneIn(2) ? GrantScope.EVERYWHERE : GrantScope.of(dice.some(4, model.books()));
        assertList(campus, model, null, grantScope, book -> true);
        assertList(campus, model, new Position.Root(), grantScope, book -> model.isRoot(book, grantScope));
        for (Id book : model.books()) {
            boolean within = campus.ask(books -> books.isWithin(book, grantScope));
            assertThat(within).isEqualTo(model.isWithin(book, grantScope));
            if (within) {
                assertList(campus, model, new Position.ChildOf(book), grantScope, child -> model.isChild(book, child));
                assertList(
                        campus, model, new Position.ParentOf(book), grantScope, parent -> model.isChild(parent, book));
            }
            Id other = dice.pick(model.books());
            assertThat(campus.<Boolean>ask(books -> books.isSelfOrAncestor(book, other)))
                    .isEqualTo(model.isSelfOrAncestor(book, other));
        }
    }

    private static void assertList(
            CampusFixture campus,
            HierarchyModel model,
            Position position,
            GrantScope grantScope,
            Predicate<Id> expected) {
        List<Id> books = model.books().stream()
                .filter(book -> model.isWithin(book, grantScope) && expected.test(book))
                .toList();
        AddressBookQuery query = AddressBookQuery.ALL.at(position);
        assertThat(campus.list(query, grantScope))
                .as("%s within %s", position, grantScope)
                .isEqualTo(books);
        assertThat(campus.count(query, grantScope)).isEqualTo(books.size());
    }
}
