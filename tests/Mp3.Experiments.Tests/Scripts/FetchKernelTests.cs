// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tests.Commands;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary>Fetches kernels on machines whose apt knows an archive in a folder; no network takes part.</summary>
public sealed class FetchKernelTests : IDisposable
{
    private const string Old = "6.1.0-56-amd64";
    private const string New = "6.12.9+deb12-amd64";

    private readonly AptHost _host = new();

    public FetchKernelTests()
    {
        _host.Archive.Publish("bookworm", Old);
        _host.Archive.Publish("bookworm-backports", "6.12.10+deb12-cloud-amd64", "6.12.8+deb12-amd64", New);
    }

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void A_kernel_of_the_backports_comes_though_the_machine_has_none_in_its_sources_which_stay_as_they_are(bool stanzas, bool lists)
    {
        if (stanzas)
        {
            _host.WriteStanzas("bookworm", trusted: true);
        }
        else
        {
            _host.WriteLines("bookworm");
        }

        if (lists)
        {
            _host.UpdateLists();
        }

        string[] before = _host.State();

        ProgramRun run = _host.Fetch("6.12");

        Assert.Equal((0, $"{New}\n"), (run.ExitCode, run.Output));
        Assert.Equal($"linux-image-{New}", File.ReadAllText(Path.Combine(_host.Kernels, New, "boot", $"vmlinuz-{New}")));
        Assert.True(File.Exists(Path.Combine(_host.Kernels, New, "lib/modules", New, "build/Makefile")));
        Assert.Equal([Path.Combine(_host.Kernels, New)], Directory.GetFileSystemEntries(_host.Kernels));
        Assert.Equal(before, _host.State());
    }

    [Fact]
    public void A_kernel_of_a_newer_release_comes_if_no_backport_has_it_and_its_image_lies_where_guests_look_for_it()
    {
        const string Newest = "7.3.4+deb13-amd64";
        _host.Archive.Publish("trixie", "6.12.99+deb13-amd64");
        _host.Archive.PublishInParts("trixie-backports", Newest);
        _host.WriteStanzas("bookworm", trusted: true);
        string[] before = _host.State();

        ProgramRun newest = _host.Fetch("7");
        ProgramRun backport = _host.Fetch("6.12");

        Assert.Equal((0, $"{Newest}\n"), (newest.ExitCode, newest.Output));
        string tree = Path.Combine(_host.Kernels, Newest);
        Assert.Equal($"linux-binary-{Newest}", File.ReadAllText(Path.Combine(tree, "boot", $"vmlinuz-{Newest}")));
        Assert.True(File.Exists(Path.Combine(tree, "lib/modules", Newest, "modules.dep")));
        Assert.False(Directory.Exists(Path.Combine(tree, "userland")), "its headers hold no program that can't run here");
        Assert.Equal((0, $"{New}\n"), (backport.ExitCode, backport.Output));
        Assert.Equal(before, _host.State());
    }

    [Fact]
    public void A_list_that_names_a_kernel_which_is_gone_is_read_anew_elsewhere()
    {
        _host.WriteLines("bookworm");
        _host.Archive.Publish("bookworm", "6.1.0-9-amd64");
        _host.UpdateLists();
        _host.Archive.Remove("6.1.0-9-amd64");
        _host.Archive.Publish("bookworm", Old);
        string[] before = _host.State();

        ProgramRun run = _host.Fetch("6.1");

        Assert.Equal((0, $"{Old}\n"), (run.ExitCode, run.Output));
        Assert.Equal(before, _host.State());
    }

    [Theory]
    [InlineData("bookworm")]
    [InlineData("gone")]
    public void A_kernel_that_an_older_version_fetched_is_fetched_anew_where_that_can_be_done(string suite)
    {
        _host.WriteLines("bookworm");
        Assert.Equal(0, _host.Fetch("6.1").ExitCode);
        string tree = Path.Combine(_host.Kernels, Old);
        File.WriteAllText(Path.Combine(tree, "complete"), "");
        File.WriteAllText(Path.Combine(tree, "old"), "");
        _host.WriteLines(suite);

        ProgramRun run = _host.Fetch("6.1");

        Assert.Equal((0, $"{Old}\n"), (run.ExitCode, run.Output));
        Assert.Equal(suite == "gone", File.Exists(Path.Combine(tree, "old")));
        Assert.Equal(suite == "gone", run.Errors.Contains("stays as it was fetched by an older version: without ext4", StringComparison.Ordinal));
        Assert.Equal([tree], Directory.GetFileSystemEntries(_host.Kernels));
    }

    [Fact]
    public void Of_file_systems_a_guest_gets_that_for_programs()
    {
        const string Release = "6.1.0-60-amd64";
        string modules = $"lib/modules/{Release}/kernel/fs";
        _host.Archive.PublishPackages(
            "bookworm",
            new AptPackage($"linux-image-{Release}")
            {
                Files = new[] { $"boot/vmlinuz-{Release}", $"{modules}/ext4/empty", $"{modules}/jbd2/empty", $"{modules}/mbcache.ko.xz", $"{modules}/xfs/empty" }
                    .ToDictionary(path => path, _ => ""),
            },
            new AptPackage($"linux-headers-{Release}")
            {
                Files = new[] { "Makefile", "arch/x86/Makefile" }.ToDictionary(path => $"usr/src/linux-headers-{Release}/{path}", _ => ""),
            });
        _host.WriteLines("bookworm");

        ProgramRun run = _host.Fetch("6.1");

        Assert.Equal((0, $"{Release}\n"), (run.ExitCode, run.Output));
        Assert.Equal(
            ["ext4", "jbd2", "mbcache.ko.xz"],
            Directory.GetFileSystemEntries(Path.Combine(_host.Kernels, Release, modules)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_archive_that_is_not_signed_gives_no_kernel()
    {
        _host.WriteStanzas("bookworm", trusted: true);
        _host.UpdateLists();
        _host.WriteStanzas("bookworm", trusted: false);

        ProgramRun run = _host.Fetch("6.12");

        Assert.Equal((ExitCode.Unavailable, ""), (run.ExitCode, run.Output));
        Assert.Contains("apt has no Linux 6.12 that can be fetched: E: The repository 'copy:", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("bookworm-backports Release' is not signed.", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_host.Kernels));
    }

    [Fact]
    public void A_kernel_that_nobody_has_is_an_error_of_one_line_that_says_what_to_do()
    {
        _host.WriteLines("bookworm");
        _host.UpdateLists();

        ProgramRun run = _host.Fetch("6.99");

        Assert.Equal((ExitCode.Unavailable, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            "fetch-kernel.sh: neither apt's sources nor a Debian archive among them have a Linux 6.99; "
            + "'apt-cache pkgnames linux-image-' lists kernels, and 'make kernel KERNEL=RELEASE' fetches one",
            Assert.Single(run.ErrorLines));
        Assert.Empty(Directory.GetFileSystemEntries(_host.Kernels));
    }
}
