package campus.contacts.auth;

import campus.contacts.auth.AuthorizationModel.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sends the requests of one caller to a part of the service, and records every response that differs from the model. */
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

    /** Selects one request in three, different ones for every caller: all pairs for all callers would be too many. */
    boolean chosen() {
        return dice.nextInt(3) == 0;
    }

    /** Checks the response, and that a refusal contains nothing else. */
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
