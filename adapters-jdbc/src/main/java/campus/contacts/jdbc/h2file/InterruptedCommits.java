package campus.contacts.jdbc.h2file;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionStore;

/**
 * Completes the commits that were interrupted by the end of a process.
 *
 * <p>A commit of H2 first marks its undo log, and then each of its rows. A database whose process ended between the two is opened with a
 * transaction that counts as committed and still owns rows. H2 2.5.252 intends to complete it, but {@code Transaction.commit} does nothing
 * in that state: readers see the old rows, and a writer of such a row waits for the ended transaction in an endless busy loop. H2's own
 * methods for this are not public.
 */
final class InterruptedCommits {
    private static final String OTHER_VERSION = "this version of H2 completes commits in another way";
    /** The session of a transaction; 0 for a transaction that existed when the database was opened. */
    private static final Field OWNER = owner();

    private static final Method COMMIT = method("commit");
    private static final Method END = method("endTransaction");

    private InterruptedCommits() {}

    /** Completes interrupted commits; a commit of a live session of this process is left to that session. */
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

    /** Returns a method with one boolean parameter: true if the undo log is marked already, or if the transaction has changes. */
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
