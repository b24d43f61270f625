package dev.tenure.deploy;

import dev.tenure.schema.Finding;
import dev.tenure.schema.Subject;
import java.util.List;
import java.util.Optional;

/** TEN717: a server that follows another one, whatever may be written to it. */
final class SourceCheck implements PreflightCheck {

    @Override
    public List<Finding> check(Site site) {
        return site.replication().sources().stream()
                .map(source -> new Finding(
                        "TEN717",
                        Finding.Kind.WRONG,
                        Subject.schema("replication"),
                        "The server is a replica of " + source.address() + ": what is migrated here is not migrated"
                                + " there, and what is migrated there breaks this one.",
                        "Name the server that it follows in the URL.",
                        Optional.of("a server that follows no other"),
                        Optional.of("follows " + source.address())))
                .toList();
    }

    /** What there is to say of it is among what is said of the replicas. */
    @Override
    public List<String> said(Site site) {
        return List.of();
    }
}
