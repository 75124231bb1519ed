// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class ProgramLabelsTests
{
    [Fact]
    public void Programs_are_called_by_their_files_and_numbered_where_that_is_not_enough() => Assert.Equal(
        ["sort-1", "redis-server", "sort-3", "sort-2", "a-b", "program"],
        ProgramLabels.Of([["sort", "x"], ["/usr/bin/redis-server"], ["./sort"], ["sort-2"], ["dir/a b"], ["/"]]));

    [Fact]
    public void Files_have_names_of_their_own_that_lead_nowhere()
    {
        HashSet<string> taken = new(StringComparer.Ordinal);

        Assert.Equal(
            ["out.txt", "out-2.txt", "stdout-sort-1.txt", "x", "program"],
            ((string[])["out.txt", "out.txt", "stdout-sort 1.txt", "..x", "../.."]).Select(name => ProgramLabels.FileName(Path.GetFileName(name), taken)));
    }
}
