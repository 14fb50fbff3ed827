package campus.contacts.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author of a change. A null author stands for an unknown one: without authentication, and before a history began. */
public sealed interface Author {
    /** Returns whether the author is the user or the subject of that name, in any case. */
    default boolean isNamed(String name) {
        return false;
    }

    /**
     * The bearer of a token.
     *
     * @param issuer null: the token names none
     */
    record Subject(@Nullable String issuer, String subject) implements Author {
        public Subject {
            Objects.requireNonNull(subject);
        }

        @Override
        public boolean isNamed(String other) {
            return subject.equalsIgnoreCase(other);
        }
    }

    /** A user with a password. */
    record User(String name) implements Author {
        public User {
            Objects.requireNonNull(name);
        }

        @Override
        public boolean isNamed(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** A command of the program, such as {@code import people}. */
    record Command(String name) implements Author {
        public Command {
            Objects.requireNonNull(name);
        }
    }
}
