package io.eventops.ingest;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.eventops.testkit.architecture.ArchitectureRules;

@AnalyzeClasses(
    packages = "io.eventops.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);
}
