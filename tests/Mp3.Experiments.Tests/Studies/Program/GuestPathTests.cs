// SPDX-License-Identifier: MIT

using Mp3.Experiments.Studies.Program;

namespace Mp3.Experiments.Tests.Studies.Program;

public sealed class GuestPathTests
{
    [Theory]
    [InlineData("data.txt", "data.txt", "/work/data.txt")]
    [InlineData("./a/b/../data.txt", "./a/b/../data.txt", "/work/a/data.txt")]
    [InlineData("../data.txt", "../data.txt", "/work/data.txt")]
    [InlineData("/etc/services", "/etc/services", "/etc/services")]
    [InlineData("data.txt:/tmp/x", "data.txt", "/tmp/x")]
    [InlineData("a:b", "a:b", "/work/a:b")]
    [InlineData("a:b:/c/../d/", "a:b", "/d")]
    public void A_file_lies_where_it_is_told_to_and_else_below_work(string text, string source, string guest)
    {
        Mp3.Experiments.Results.AskedFile file = GuestPath.Parse(text);

        Assert.Equal((source, guest), (file.Source, file.Guest));
    }

    [Theory]
    [InlineData("out.txt", "/work/out.txt")]
    [InlineData("/tmp/./x", "/tmp/x")]
    [InlineData("../../..", "/")]
    public void What_is_brought_back_is_seen_from_where_programs_start(string text, string guest) =>
        Assert.Equal(guest, GuestPath.Of(text, "/work"));
}
