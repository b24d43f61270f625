package dev.tenure.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.mysql.ScratchMark;
import dev.tenure.mysql.ScratchSql;
import dev.tenure.mysql.Server;
import dev.tenure.testkit.TestDatabase;
import dev.tenure.testkit.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of scratch databases whose makers are gone. */
class ScratchTest {

    private static final String BY_HAND = ScratchSql.PREFIX + "20200101_000000_abcd";
    private static final String OTHERS = ScratchSql.PREFIX + "of_mine";

    private final TestServer server = TestServer.shared();
    private final TestDatabase production = server.createDatabase();
    private final List<Connection> opened = new ArrayList<>();

    @AfterEach
    void drop() throws SQLException {
        for (Connection connection : opened) {
            connection.close();
        }
        execute("DROP DATABASE IF EXISTS " + BY_HAND, "DROP DATABASE IF EXISTS " + OTHERS);
        production.close();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = server.open(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Scratch create() throws SQLException {
        try (Connection origin = production.open()) {
            return Scratch.create(origin, name -> () -> {
                Connection connection = server.open(name);
                opened.add(connection);
                return connection;
            });
        }
    }

    /** As a process leaves one that is killed: its sessions end, and it drops nothing. */
    private Scratch leave() throws SQLException {
        Scratch left = create();
        opened.get(opened.size() - 1).close();
        return left;
    }

    private List<String> existing() throws SQLException {
        try (Connection connection = server.open()) {
            return ScratchSql.existing(connection);
        }
    }

    @Test
    void one_whose_maker_is_dead_is_dropped_by_the_next_which_says_so() throws SQLException {
        Scratch left = leave();
        assertThat(existing()).contains(left.name());
        try (Scratch next = create()) {
            assertThat(existing()).contains(next.name()).doesNotContain(left.name());
            assertThat(next.said()).anyMatch(said -> said.startsWith(
                    "Dropped the scratch database " + left.name() + ", which process " + ProcessHandle.current().pid()));
        }
    }

    @Test
    void two_at_once_leave_each_other_alone() throws SQLException {
        try (Scratch one = create(); Scratch other = create()) {
            assertThat(existing()).contains(one.name(), other.name());
            assertThat(other.said()).noneMatch(said -> said.contains(one.name()));
        }
    }

    @Test
    void one_whose_lock_was_lost_is_kept_as_long_as_somebody_is_in_it() throws SQLException {
        Scratch left = leave();
        try (Connection within = server.open(left.name()); Scratch next = create()) {
            assertThat(existing()).contains(left.name());
        }
        left.close();
    }

    @Test
    void a_maker_who_goes_on_after_his_session_was_cut_is_alive_again() throws SQLException {
        try (Scratch cut = leave()) {
            cut.open().close();
            try (Scratch next = create()) {
                assertThat(existing()).contains(cut.name());
            }
        }
    }

    @Test
    void what_is_only_named_like_one_is_nobodys_to_drop() throws SQLException {
        execute("CREATE DATABASE " + BY_HAND, "CREATE DATABASE " + OTHERS);
        try (Scratch next = create()) {
            assertThat(existing()).contains(BY_HAND, OTHERS);
        }
    }

    @Test
    void what_was_made_on_another_server_is_left_to_that() throws SQLException {
        execute("CREATE DATABASE " + BY_HAND);
        try (Connection connection = server.open()) {
            new ScratchMark("process 1 on elsewhere", "2020-01-01 00:00:00 UTC", "another").write(connection, BY_HAND);
        }
        try (Scratch next = create()) {
            assertThat(existing()).contains(BY_HAND);
        }
    }

    @Test
    void a_server_of_another_kind_is_refused_and_one_of_another_version_is_named() {
        Server production = Server.parse("8.4.2");
        assertThat(Scratch.said(production, production)).isEmpty();
        assertThat(Scratch.said(production, Server.parse("9.7.4")).get(0))
                .startsWith("The scratch server is MySQL 9.7.4, and the production MySQL 8.4.2:");
        assertThatThrownBy(() -> Scratch.said(production, Server.parse("11.4.5-MariaDB")))
                .hasMessageStartingWith("TEN726");
    }

    @Test
    void one_is_gone_when_it_is_closed() throws SQLException {
        Scratch scratch = create();
        scratch.close();
        assertThat(existing()).doesNotContain(scratch.name());
    }
}
