package dev.tenure.migrate;

import dev.tenure.TenureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the promotions in a folder follow one another and end at the snapshot. They do not where two branches both
 * promoted, and a merge took the files of both but only one snapshot.
 */
final class ChainCheck {

    /** What a V file says of its promotion. */
    record Claim(String file, Directive.Chain chain) {}

    private record Link(Optional<String> from, String to) {}

    private final String snapshotFile;
    private final Map<Link, List<Claim>> promotions = new LinkedHashMap<>();

    private ChainCheck(String snapshotFile, List<Claim> claims, List<String> others) {
        this.snapshotFile = snapshotFile;
        claims.forEach(claim -> promotions
                .computeIfAbsent(new Link(claim.chain().from(), claim.chain().to()), link -> new ArrayList<>()).add(claim));
        List<Link> ofOthers = promotions.keySet().stream()
                .filter(link -> others.stream().anyMatch(position -> leads(link, position)))
                .toList();
        promotions.keySet().removeAll(ofOthers);
    }

    /**
     * @param claims   those of the V files that make any, in the order of their versions
     * @param position where the snapshot says that the migrations lead
     * @param others   where the snapshots of other schemas in the folder say so
     * @throws TenureException TEN323 to TEN325
     */
    static void require(String snapshotFile, List<Claim> claims, Optional<String> position, List<String> others) {
        ChainCheck check = new ChainCheck(snapshotFile, claims, others);
        check.requireWhole();
        check.requireOneWay(position);
        check.requireEnd(position);
    }

    private void requireWhole() {
        promotions.values().forEach(files -> {
            int steps = files.get(0).chain().steps();
            List<Integer> there = files.stream().map(file -> file.chain().step()).sorted().toList();
            for (int step = 1; step <= steps; step++) {
                if (!there.contains(step)) {
                    throw new TenureException(
                            "TEN325",
                            "Step " + step + " of " + steps + " is missing of the promotion to which " + names(files) + " belong"
                                    + (files.size() == 1 ? "s." : "."),
                            "Restore the V and U file of that step from version control.");
                }
            }
        });
    }

    private void requireOneWay(Optional<String> position) {
        Map<Optional<String>, Link> ways = new LinkedHashMap<>();
        for (Link link : promotions.keySet()) {
            Link other = ways.putIfAbsent(link.from(), link);
            if (other != null) {
                boolean mine = position.filter(at -> leads(link, at)).isPresent();
                throw new TenureException(
                        "TEN323",
                        names(promotions.get(other)) + " and " + names(promotions.get(link))
                                + " were promoted side by side: both lead on from " + link.from().orElse("nothing") + ".",
                        "Put one on top of the other: keep " + branch(mine ? link : other)
                                + " and the snapshot that came with it, remove " + branch(mine ? other : link)
                                + " with the U files if it was applied nowhere, compile, and promote again.");
            }
        }
    }

    /** The files of a promotion and of all that follow it. */
    private String branch(Link link) {
        return promotions.keySet().stream()
                .filter(later -> leads(link, later.to()))
                .map(later -> names(promotions.get(later)))
                .collect(Collectors.joining(", "));
    }

    /** Whether the promotions that begin with {@code link} lead to {@code position}. */
    private boolean leads(Link link, String position) {
        Optional<Link> at = Optional.of(link);
        for (int steps = 0; at.isPresent() && steps <= promotions.size(); steps++) {
            String to = at.get().to();
            if (to.equals(position)) {
                return true;
            }
            at = promotions.keySet().stream().filter(next -> next.from().equals(Optional.of(to))).findFirst();
        }
        return false;
    }

    private void requireEnd(Optional<String> position) {
        List<Link> ends = promotions.keySet().stream()
                .filter(link -> promotions.keySet().stream().noneMatch(next -> next.from().equals(Optional.of(link.to()))))
                .toList();
        for (Link end : ends) {
            if (ends.size() > 1 || !position.equals(Optional.of(end.to()))) {
                Link stray = ends.stream().filter(link -> !position.equals(Optional.of(link.to()))).findFirst().orElse(end);
                throw new TenureException(
                        "TEN324",
                        names(promotions.get(stray)) + (promotions.get(stray).size() == 1 ? " leads to " : " lead to ") + stray.to() + ", but " + snapshotFile
                                + position.map(at -> " is at " + at).orElse(" knows of no migration") + ".",
                        "Restore from version control what belongs together; after a merge keep the other branch's"
                                + " snapshot and files, remove your own files that were applied nowhere, compile, and"
                                + " promote again.");
            }
        }
    }

    private static String names(List<Claim> claims) {
        return claims.stream().map(Claim::file).collect(Collectors.joining(", "));
    }
}
