// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.ProgramFiles;

public sealed class GuestTreeTests
{
    private readonly GuestTree _tree = new();

    [Fact]
    public void What_goes_to_bin_is_in_usr_bin_and_found_by_both_names()
    {
        _tree.AddFile("/bin/tool", TextFile("x"));

        Assert.Contains("/usr/bin/tool", _tree.Nodes.Select(node => node.Key));
        Assert.Same(_tree.Find("/usr/bin/tool"), _tree.Find("/bin/tool"));
    }

    [Fact]
    public void A_root_that_has_folders_in_place_of_the_links_or_other_links_keeps_them_as_links()
    {
        _tree.AddDirectory("/lib");
        _tree.AddLink("/lib64", "lib");

        Assert.Equal(new GuestLink("usr/lib"), _tree.Nodes.Single(node => node.Key == "/lib").Value);
        Assert.Equal(new GuestLink("usr/lib64"), _tree.Nodes.Single(node => node.Key == "/lib64").Value);
    }

    [Fact]
    public void Links_are_followed_wherever_they_are_in_a_path()
    {
        _tree.AddFile("/opt/app-1/bin/tool", TextFile("x"));
        _tree.AddLink("/opt/app", "app-1");
        _tree.AddLink("/usr/bin/tool", "../../opt/app/./bin/tool");
        _tree.AddLink("/tool", "/bin/tool");

        Assert.Equal("/opt/app-1/bin/tool", _tree.Canonical("/tool"));
        Assert.Equal("/tool", _tree.Canonical("//x/../tool", followLast: false));
        _tree.AddFile("/opt/app/more", TextFile("y"));
        Assert.True(_tree.Has("/opt/app-1/more"));
    }

    [Fact]
    public void Links_that_lead_in_a_circle_are_an_error()
    {
        _tree.AddLink("/a", "b");
        _tree.AddLink("/b", "a");

        var error = Assert.Throws<Mp3Exception>(() => _tree.Find("/a/x"));

        Assert.Equal((ExitCode.Usage, "the symbolic links of /a/x in the guest lead in a circle"), (error.ExitCode, error.Message));
    }

    [Fact]
    public void A_later_file_replaces_an_earlier_one_but_no_directory()
    {
        _tree.AddFile("/etc/a", TextFile("1"));
        _tree.AddFile("/etc/a", TextFile("22"));

        Assert.Equal(2, Assert.IsType<GuestFile>(_tree.Find("/etc/a")).Content.Length);
        Assert.Throws<Mp3Exception>(() => _tree.AddFile("/etc", TextFile("3")));
        Assert.Throws<Mp3Exception>(() => _tree.AddDirectory("/etc/a/b"));
    }

    [Fact]
    public void A_name_with_a_line_break_is_refused()
    {
        var error = Assert.Throws<Mp3Exception>(() => _tree.AddFile("/a\nb", TextFile("")));

        Assert.Contains(@"'/a\nb' has a line break", error.Message, StringComparison.Ordinal);
    }

    private static GuestFile TextFile(string text) => new(FileContent.OfText(text), IsExecutable: false, IsOfThisMachine: false);
}
