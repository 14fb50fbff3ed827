package campus.contacts.jdbc.h2file;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;

/**
 * Completes the commits that the end of a process interrupted.
 *
 * <p>A commit of H2 first marks its undo log, and then each of its rows. A database that ends between the two is opened with a
 * transaction that counts as committed and still owns rows. H2 2.5.252 intends to complete it, but {@code Transaction.commit} does
 * nothing for one in that state: readers see the old rows, and whoever changes one of them waits for a transaction that has
 * ended already, in a loop without pause or end. H2's own methods for this are not public.
 */
final class InterruptedCommits {
    private static final String OTHER_VERSION = "this version of H2 completes commits in another way";
    /** The session of a transaction; 0 for one that was there when the database was opened. */
    private static final Field OWNER = owner();

    private static final Method COMMIT = method("commit");
    private static final Method END = method("endTransaction");

    private InterruptedCommits() {}

    /** Completes interrupted commits; a commit that belongs to a session of this process is left to that session. */
    static synchronized void complete(TransactionStore transactions) {
        for (Transaction transaction : transactions.getOpenTransactions()) {
            if (transaction.getStatus() == Transaction.STATUS_COMMITTED && hasNoSession(transaction)) {
                call(COMMIT, transactions, transaction);
                call(END, transactions, transaction);
            }
        }
    }

    private static boolean hasNoSession(Transaction transaction) {
        try {
            return OWNER.getInt(transaction) == 0;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Field owner() {
        try {
            Field owner = Transaction.class.getDeclaredField("ownerId");
            owner.setAccessible(true);
            return owner;
        } catch (NoSuchFieldException otherVersion) {
            throw new IllegalStateException(OTHER_VERSION, otherVersion);
        }
    }

    /** The boolean parameter says that the undo log is marked already, or that the transaction has changed something. */
    private static Method method(String name) {
        try {
            Method method = TransactionStore.class.getDeclaredMethod(name, Transaction.class, boolean.class);
            method.setAccessible(true);
            return method;
        } catch (NoSuchMethodException otherVersion) {
            throw new IllegalStateException(OTHER_VERSION, otherVersion);
        }
    }

    private static void call(Method method, TransactionStore transactions, Transaction transaction) {
        try {
            method.invoke(transactions, transaction, true);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException("H2 cannot complete " + transaction, failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
