package campus.contacts.access;

import java.util.Objects;

/** Who made a change. Changes that nobody was asked for have none, which is a null author. */
public sealed interface Author {
    /**
     * The bearer of a token.
     *
     * @param issuer null: the token names none
     */
    record Subject(String issuer, String subject) implements Author {
        public Subject {
            Objects.requireNonNull(subject);
        }
    }

    /** A user with a password. */
    record User(String name) implements Author {
        public User {
            Objects.requireNonNull(name);
        }
    }

    /** A command of the program, such as {@code import people}. */
    record Command(String name) implements Author {
        public Command {
            Objects.requireNonNull(name);
        }
    }
}
