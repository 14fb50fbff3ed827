package campus.contacts.auth;

import campus.contacts.auth.AuthorizationModel.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One caller goes through part of the service; whatever answer is not the model's is noted. */
abstract class ModelCheck {
    final AuthorizationFixture world;
    final AuthorizationModel model;
    final Conversation talk;
    final List<String> wrong = new ArrayList<>();

    private final Random dice;

    ModelCheck(AuthorizationFixture world, Grants grants) {
        this.world = world;
        this.model = new AuthorizationModel(world, grants);
        this.talk = world.talk(grants);
        this.dice = new Random(grants.name().hashCode());
    }

    abstract void go();

    /** Chooses one of three, another one for every caller: what is asked for in pairs is too much to be asked for by all. */
    boolean chosen() {
        return dice.nextInt(3) == 0;
    }

    /** Whether the answer says what it should, and if it says no, nothing else. */
    boolean check(Verdict expected, Conversation.Answer answer) {
        boolean no = answer.status() >= 400 && !answer.body().isEmpty();
        if (answer.status() != expected.status()) {
            note(answer, "expected " + expected);
        } else if (expected.message() != null && no && !expected.message().equals(answer.message())) {
            note(answer, "expected " + expected);
        } else if (no
                && (answer.body().contains("@") || answer.header("ETag") != null || answer.header("Link") != null)) {
            note(answer, "says too much " + answer.headers());
        }
        return answer.status() < 300;
    }

    void note(Conversation.Answer answer, String problem) {
        wrong.add(answer + " ← " + problem);
    }
}
