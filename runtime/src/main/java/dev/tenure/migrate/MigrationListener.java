package dev.tenure.migrate;

/**
 * Who is told what happens. It is called on the thread that migrates, between two steps: what it throws ends the run.
 */
@FunctionalInterface
public interface MigrationListener {

    MigrationListener NONE = event -> {};

    void on(MigrationEvent event);
}
