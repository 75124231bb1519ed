// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Program;

/// <summary>What is said of files that a user wanted and does not get.</summary>
public sealed class MissingFilesTests
{
    [Fact]
    public void What_came_whole_is_not_told_of() =>
        Assert.Empty(Of(new BroughtFile("sh.stdout", 10, 10), new BroughtFile("sh.stderr", 0, 0), new BroughtFile("/work/empty", 0, 0)));

    [Fact]
    public void A_folder_is_told_with_what_to_do_instead() => Assert.Equal(
        ["/work/out was not brought back: it is no regular file; of a folder, name each file by an --output of its own, or let the program pack them into one: tar -cf out.tar FOLDER"],
        Of(new BroughtFile("/work/out", null, 0, "it is no regular file")));

    [Fact]
    public void Each_file_has_its_reason_or_the_part_that_came() => Assert.Equal(
        ["of sh.stdout the first 1,024 of 4,096 bytes were brought back", "/work/x was not brought back: No such file or directory"],
        Of(new BroughtFile("sh.stdout", 4096, 1024), new BroughtFile("/work/x", null, 0, "No such file or directory")));

    private static IReadOnlyList<string> Of(params BroughtFile[] files)
    {
        MadeTree made = MadeTree.Shell();
        made.Facts = made.Facts with { Files = files };
        return MissingFiles.Of(made.Report());
    }
}
