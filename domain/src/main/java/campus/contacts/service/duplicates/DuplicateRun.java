package campus.contacts.service.duplicates;

import campus.contacts.service.duplicates.DuplicateGroup.Reason;
import campus.contacts.service.duplicates.DuplicatePage.Walk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares objects with one reference or one name, each with the values that it has, and not with every other object. */
final class DuplicateRun {
    private final List<Candidate> candidates;
    /** For each object another one of its group, or itself. */
    private final int[] others;

    private final Map<Integer, Set<Reason>> reasons = new HashMap<>();

    DuplicateRun(List<Candidate> candidates) {
        this.candidates = candidates;
        this.others = new int[candidates.size()];
        for (int i = 0; i < others.length; i++) {
            others[i] = i;
        }
    }

    int size() {
        return candidates.size();
    }

    /** Returns the groups in creation order of their first objects. */
    List<DuplicateGroup> groups(Walk walk) {
        for (Reason reason : Reason.values()) {
            if (isOf(reason, walk)) {
                buckets(reason).values().forEach(bucket -> join(bucket, reason));
            }
        }
        Map<Integer, List<Candidate>> joined = new LinkedHashMap<>();
        for (int i = 0; i < others.length; i++) {
            joined.computeIfAbsent(root(i), root -> new ArrayList<>()).add(candidates.get(i));
        }
        List<DuplicateGroup> groups = new ArrayList<>();
        joined.forEach((root, members) -> {
            if (members.size() > 1 && !isToldByReference(walk, members)) {
                groups.add(new DuplicateGroup(
                        members.get(0).kind(),
                        members.stream().map(Candidate::id).toList(),
                        reasons(root)));
            }
        });
        return groups;
    }

    private static boolean isOf(Reason reason, Walk walk) {
        return switch (reason) {
            case SAME_REFERENCE_AND_TEXT -> walk == Walk.CONTACTS_BY_REFERENCE;
            case SAME_NAME_AND_TEXT -> walk == Walk.ADDRESSES_BY_NAME;
            case SAME_NAME_AND_TELEPHONE, SAME_NAME_AND_EMAIL -> true;
        };
    }

    /** Contacts of one reference are neighbours in the order of references too. */
    private static boolean isToldByReference(Walk walk, List<Candidate> members) {
        return walk == Walk.CONTACTS_BY_NAME
                && members.stream().map(Candidate::reference).distinct().count() == 1;
    }

    /** Returns the objects of one genus by the values that the reason compares. */
    private Map<String, List<Integer>> buckets(Reason reason) {
        Map<String, List<Integer>> buckets = new LinkedHashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            String common = candidate.genus()
                    + '\n'
                    + (reason == Reason.SAME_REFERENCE_AND_TEXT ? "" : candidate.name())
                    + '\n';
            for (String value : candidate.values(reason)) {
                buckets.computeIfAbsent(common + value, none -> new ArrayList<>())
                        .add(i);
            }
        }
        return buckets;
    }

    /** Joins objects of a bucket; contacts with the same text only if they are effective at a common moment. */
    private void join(List<Integer> bucket, Reason reason) {
        if (reason != Reason.SAME_REFERENCE_AND_TEXT) {
            bucket.forEach(each -> join(bucket.get(0), each, reason));
            return;
        }
        List<Integer> byStart = new ArrayList<>(bucket);
        byStart.sort(Comparator.comparing(
                each -> candidates.get(each).period().first().orElse(Instant.MIN)));
        int longest = byStart.get(0);
        for (int each : byStart.subList(1, byStart.size())) {
            if (candidates.get(longest).period().overlaps(candidates.get(each).period())) {
                join(longest, each, reason);
            }
            if (end(each).isAfter(end(longest))) {
                longest = each;
            }
        }
    }

    private Instant end(int candidate) {
        return candidates.get(candidate).period().last().orElse(Instant.MAX);
    }

    private void join(int one, int other, Reason reason) {
        if (one != other) {
            int first = Math.min(root(one), root(other));
            int second = Math.max(root(one), root(other));
            Set<Reason> all = reasons(first);
            all.addAll(reasons(second));
            all.add(reason);
            others[second] = first;
        }
    }

    private Set<Reason> reasons(int root) {
        return reasons.computeIfAbsent(root, none -> EnumSet.noneOf(Reason.class));
    }

    private int root(int candidate) {
        int root = candidate;
        while (others[root] != root) {
            others[root] = others[others[root]];
            root = others[root];
        }
        return root;
    }
}
