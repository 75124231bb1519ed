// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Studies.Program;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class BroughtFilesTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Files_are_cut_out_of_what_was_brought_back_and_have_safe_names()
    {
        MadeTree made = new MadeTree().Process(100, 0, 1, 2, minor: 1).Process(101, 0, 1, 2, minor: 1).Program("sort 1", 100).Program("sort 2", 101);
        made.Facts = made.Facts with
        {
            Files =
            [
                new BroughtFile("sort 1 stdout", 9, 3), new BroughtFile("sort 1 stderr", 0, 0), new BroughtFile("sort 2 stdout", 2, 2), new BroughtFile("sort 2 stderr", 0, 0),
                new BroughtFile("/a/tree.txt", null, 0, "there is no such file"), new BroughtFile("/b/tree.txt", 1, 1), new BroughtFile("/c/tree.txt", 1, 1),
            ],
        };
        File.WriteAllText(_scratch["content"], "abcdeFG");

        IReadOnlyDictionary<string, FileSlice> files = BroughtFiles.Of(made.Report(), FileSlice.Of(_scratch["content"]));

        Assert.Equal(
            [("output-tree-2.txt", "G"), ("output-tree.txt", "F"), ("stderr-sort-1.txt", ""), ("stderr-sort-2.txt", ""), ("stdout-sort-1.txt", "abc"), ("stdout-sort-2.txt", "de")],
            files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, Text(file.Value))));
    }

    private static string Text(FileSlice file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }
}
