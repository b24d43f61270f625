package dev.tenure.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcUrlTest {

    @Test
    void a_url_is_taken_apart_and_put_together_again() {
        JdbcUrl url = JdbcUrl.parse("jdbc:mysql://db1:3306,db2/shop%20x?user=me&sslMode=DISABLED&flag");
        assertThat(url.authority()).isEqualTo("db1:3306,db2");
        assertThat(url.database()).isEqualTo("shop x");
        assertThat(url.parameter("USER")).contains("me");
        assertThat(url.parameter("flag")).contains("");
        assertThat(url.text()).isEqualTo("jdbc:mysql://db1:3306,db2/shop%20x?user=me&sslMode=DISABLED&flag=");
        assertThat(url.without("user").without("flag").withDatabase("y").withDefault("sslMode", "REQUIRED").text())
                .isEqualTo("jdbc:mysql://db1:3306,db2/y?sslMode=DISABLED");
    }

    @Test
    void what_the_driver_takes_is_taken() {
        for (String text : List.of(
                "jdbc:mysql://localhost", "jdbc:mysql:///x", "jdbc:mysql://[::1]:3306/x", "jdbc:mysql://me@h:1/x",
                "jdbc:mysql:loadbalance://a,b:2/x", "jdbc:mysql:replication://a,b/x", "jdbc:mysql+srv://a/x",
                "jdbc:mysql://(host=a,port=1)/x", " jdbc:mysql://h/x?a=b%26c ")) {
            JdbcUrl url = JdbcUrl.parse(text);
            assertThat(JdbcUrl.parse(url.text())).as(text).isEqualTo(url);
            assertThat(url.holdsSecret()).as(text).isFalse();
        }
    }

    @Test
    void what_is_no_url_of_mysql_is_refused_without_repeating_it() {
        for (String text : List.of(
                "", "mysql://u:SECRET@h/x", "jdbc:mariadb://h/x?password=SECRET", "jdbc:mysql:h/x?p=SECRET",
                "jdbc:mysql://h:SECRET/x", "jdbc:mysql://h:99999/x", "jdbc:mysql://h h/SECRET",
                "jdbc:mysql://[::1/SECRET")) {
            assertThatThrownBy(() -> JdbcUrl.parse(text))
                    .as(text)
                    .hasMessageContaining("TEN601")
                    .hasMessageNotContaining("SECRET");
        }
        assertThatThrownBy(() -> JdbcUrl.parse("jdbc:mariadb://h/x")).hasMessageContaining("\"mariadb\"");
    }

    @Test
    void a_password_is_seen_wherever_it_hides() {
        for (String text : List.of(
                "jdbc:mysql://h/x?password=SECRET", "jdbc:mysql://h/x?a=b&PassWord=SECRET",
                "jdbc:mysql://h/x?pass%77ord=SECRET", "jdbc:mysql://h/x?password2=SECRET",
                "jdbc:mysql://u:SECRET@h/x", "jdbc:mysql://(host=h,password=SECRET)/x",
                "jdbc:mysql://a,(host=h, password = SECRET)/x", "jdbc:mysql://address=(host=h)(password=SECRET)/x",
                "jdbc:mysql://u%3ASECRET@h/x")) {
            JdbcUrl url = JdbcUrl.parse(text.replace(" ", "%20"));
            assertThat(url.holdsSecret()).as(text).isTrue();
            assertThat(url.label()).as(text).doesNotContain("SECRET");
            assertThat(url.toString()).as(text).doesNotContain("SECRET");
        }
    }
}
