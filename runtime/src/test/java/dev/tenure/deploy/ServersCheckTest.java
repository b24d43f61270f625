package dev.tenure.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.mysql.Replication;
import dev.tenure.mysql.Server;
import dev.tenure.schema.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Clusters, replicas and disks that no test can have; those that a test can have are seen by ReplicationTest. */
class ServersCheckTest {

    private static List<String> cluster(Map<String, String> variables) {
        return new ClusterCheck().check(Sites.with(Server.parse("9.7.4"), variables)).stream()
                .map(Finding::code).toList();
    }

    private static List<Finding> replica(Replication.Source state) {
        Follower follower = new Follower("replica:3306", Optional.of(state), "");
        return new ReplicasCheck().check(Sites.with(Sites.ALONE, List.of(follower)));
    }

    private static Replication.Source source(boolean fetches, boolean applies, Long behind, String error) {
        return new Replication.Source("source:3306", 1, fetches, applies, Optional.ofNullable(behind), error);
    }

    @Test
    void a_node_of_a_galera_cluster_is_refused() {
        assertThat(cluster(Map.of("wsrep_on", "ON"))).containsExactly("TEN718");
        assertThat(cluster(Map.of("wsrep_on", "OFF"))).isEmpty();
    }

    @Test
    void a_replication_group_is_refused_where_several_members_write() {
        String name = "group_replication_group_name";
        String single = "group_replication_single_primary_mode";
        assertThat(cluster(Map.of(name, "aaaa", single, "OFF"))).containsExactly("TEN718");
        assertThat(cluster(Map.of(name, "aaaa", single, "ON"))).isEmpty();
        assertThat(cluster(Map.of(name, "", single, "OFF"))).isEmpty();
        assertThat(new ClusterCheck().said(Sites.with(Server.parse("9.7.4"), Map.of(name, "aaaa", single, "ON"))))
                .singleElement().asString().contains("primary of a replication group");
    }

    @Test
    void a_server_that_follows_another_is_refused() {
        Replication following = new Replication(List.of(source(true, true, 0L, "")), List.of(), List.of(), List.of());
        assertThat(new SourceCheck().check(Sites.with(following, List.of()))).singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("a replica of source:3306"))
                .extracting(Finding::code).isEqualTo("TEN717");
    }

    @Test
    void a_replica_is_fine_up_to_the_limit() {
        assertThat(replica(source(true, true, 10L, ""))).isEmpty();
        assertThat(replica(source(true, true, 11L, ""))).singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("replica:3306 is 11 s behind"));
    }

    @Test
    void a_replica_that_stands_still_is_named_with_what_it_says() {
        assertThat(replica(source(true, false, null, "Duplicate entry"))).singleElement()
                .satisfies(finding -> assertThat(finding.what())
                        .contains("does not apply").contains("Duplicate entry"));
        assertThat(replica(source(false, true, null, ""))).singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("does not fetch"));
    }

    @Test
    void a_replica_that_cannot_be_asked_is_no_replica_without_lag() {
        Follower mute = new Follower("replica:3306", Optional.empty(), "Connection refused");
        assertThat(new ReplicasCheck().check(Sites.with(Sites.ALONE, List.of(mute)))).singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("replica:3306").contains("refused"))
                .extracting(Finding::code).isEqualTo("TEN716");
    }

    @Test
    void what_a_disk_needs_is_always_said_and_red_only_where_it_is_known_to_lack() {
        long mega = 1 << 20;
        Map<String, Long> uses = Map.of("writing orders anew", 100 * mega);
        Site unknown = Sites.with(new Room(uses, "/data on db1", Optional.empty()));
        assertThat(new DiskCheck().check(unknown)).isEmpty();
        assertThat(new DiskCheck().said(unknown)).singleElement().asString()
                .contains("110 MB in /data on db1").contains("writing orders anew").contains("not known");
        assertThat(new DiskCheck().check(Sites.with(new Room(uses, "/data", Optional.of(111 * mega))))).isEmpty();
        assertThat(new DiskCheck().check(Sites.with(new Room(uses, "/data", Optional.of(109 * mega))))).singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("/data").contains("writing orders anew"))
                .extracting(Finding::code).isEqualTo("TEN715");
    }
}
