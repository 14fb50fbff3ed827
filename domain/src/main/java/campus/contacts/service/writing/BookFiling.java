package campus.contacts.service.writing;

import static campus.contacts.service.rules.AddressBookAccess.requireOrganize;

import campus.contacts.AddressBook;
import campus.contacts.OsidObject;
import campus.contacts.access.Caller;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.service.objects.ObjectFiling;
import campus.contacts.service.rules.AddressBookAccess;
import campus.contacts.service.rules.DataSourceRules;
import campus.contacts.service.smartbooks.SmartBookRules;
import campus.contacts.spi.Storage;
import campus.contacts.spi.UnitOfWork;
import java.util.Optional;

/** Files contacts or addresses in address books. */
public record BookFiling<T extends OsidObject, Q>(Storage storage, FiledObjects<T, Q> objects) implements ObjectFiling {
    @Override
    public void file(Caller caller, Id id, Id addressBookId) {
        storage.write(caller, unit -> {
            AddressBook book = AddressBookAccess.findToFile(unit, caller, addressBookId);
            T object = objects.lock(unit, caller, id);
            requireOrganize(unit, caller, addressBookId);
            objects.requireUpdate(unit, caller, id);
            SmartBookRules.requireOrdinary(book);
            if (objects.in(unit).isFiled(id, addressBookId)) {
                return null;
            }
            DataSourceRules.requireSingleSource(unit, objects.in(unit), id, addressBookId);
            DataSourceRules.requireSourceData(unit, addressBookId, object.properties());
            objects.in(unit).file(id, addressBookId);
            return null;
        });
    }

    @Override
    public void unfile(Caller caller, Id id, Id addressBookId) {
        storage.write(caller, unit -> {
            AddressBookAccess.requireInScope(unit, caller, addressBookId);
            objects.lock(unit, caller, id);
            if (!objects.in(unit).isFiled(id, addressBookId)) {
                throw Refusal.notFound(objects.kind());
            }
            requireOrganize(unit, caller, addressBookId);
            if (objects.in(unit).countBooks(id) == 1) {
                throw Refusal.illegalState(
                        "the " + objects.kind().label() + " is in no other address-book; delete it instead");
            }
            objects.in(unit).unfile(id, addressBookId);
            return null;
        });
    }

    @Override
    public void checkFile(Caller caller, Id id, Id addressBookId) {
        storage.read(unit -> {
            AddressBookAccess.requireInScope(unit, caller, addressBookId);
            objects.find(unit, caller, id);
            requireOrganize(unit, caller, addressBookId);
            objects.requireUpdate(unit, caller, id);
            return null;
        });
    }

    @Override
    public void checkUnfile(Caller caller, Id id, Id addressBookId) {
        storage.read(unit -> {
            AddressBookAccess.requireInScope(unit, caller, addressBookId);
            objects.find(unit, caller, id);
            if (!objects.in(unit).isFiled(id, addressBookId)) {
                throw Refusal.notFound(objects.kind());
            }
            requireOrganize(unit, caller, addressBookId);
            return null;
        });
    }

    @Override
    public void move(Caller caller, Id id, Id from, Id to) {
        storage.write(caller, unit -> {
            AddressBook target = AddressBookAccess.findToFile(unit, caller, to);
            Id source = AddressBookAccess.find(unit, caller, from).id();
            T object = objects.lock(unit, caller, id);
            requireMove(unit, caller, id, source, target.id());
            SmartBookRules.requireOrdinary(target);
            if (!objects.in(unit).isFiled(id, to)) {
                if (!objects.in(unit).sourceBook(id).equals(Optional.of(source))) {
                    DataSourceRules.requireSingleSource(unit, objects.in(unit), id, to);
                }
                DataSourceRules.requireSourceData(unit, to, object.properties());
                objects.in(unit).file(id, to);
            }
            objects.in(unit).unfile(id, from);
            return null;
        });
    }

    @Override
    public void checkMove(Caller caller, Id id, Id from, Id to) {
        storage.read(unit -> {
            Id target = AddressBookAccess.find(unit, caller, to).id();
            Id source = AddressBookAccess.find(unit, caller, from).id();
            objects.find(unit, caller, id);
            requireMove(unit, caller, id, source, target);
            return null;
        });
    }

    private void requireMove(UnitOfWork unit, Caller caller, Id id, Id from, Id to) {
        if (!objects.in(unit).isFiled(id, from)) {
            throw Refusal.notFound(objects.kind());
        }
        requireOrganize(unit, caller, to);
        requireOrganize(unit, caller, from);
        objects.requireUpdate(unit, caller, id);
        if (from.equals(to)) {
            throw Refusal.invalid(
                    "the " + objects.kind().label() + " is in that address-book already; move it to another one");
        }
    }
}
