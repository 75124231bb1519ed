// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;
using Mp3.Experiments.Tests.Scripts;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.ProgramFiles;

/// <summary>Fetches packages on machines whose apt knows an archive in a folder; no network takes part.</summary>
public sealed class PackageStoreTests : IDisposable
{
    private readonly AptHost _host = new();
    private readonly ScratchFolder _cache = new();

    public PackageStoreTests()
    {
        _host.Archive.PublishPackages(
            "bookworm",
            new AptPackage("tool")
            {
                Version = "2:1.5-1",
                Depends = ["library"],
                Files = new Dictionary<string, string>
                {
                    ["usr/bin/mtool"] = "program",
                    ["usr/share/doc/tool/copyright"] = "nobody reads it",
                    ["DEBIAN/postinst"] = "#!/bin/sh\nupdate-alternatives --install /usr/bin/tool tool /usr/bin/mtool 5\n",
                },
                Executables = ["usr/bin/mtool", "DEBIAN/postinst"],
            },
            new AptPackage("library") { Files = new Dictionary<string, string> { ["lib/data"] = "data" }, Links = new Dictionary<string, string> { ["usr/lib/link"] = "data" } },
            new AptPackage("other"));
        _host.WriteLines("bookworm");
        _host.UpdateLists();
    }

    public void Dispose()
    {
        _host.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public async Task A_package_comes_with_what_it_depends_on_and_the_machine_stays_as_it_is()
    {
        string[] before = _host.State();
        var tree = new GuestTree();

        IReadOnlyList<PackageFacts> packages = await AddAsync(tree, "tool");

        Assert.Equal([("library", "1"), ("tool", "2:1.5-1")], packages.Select(package => (package.Name, package.Version)));
        Assert.All(packages, package => Assert.Matches("^[0-9a-f]{64}$", package.Sha256));
        GuestFile program = Assert.IsType<GuestFile>(tree.Find("/usr/bin/tool"));
        Assert.Equal((true, "program"), (program.IsExecutable, System.Text.Encoding.UTF8.GetString(program.Content.Read())));
        Assert.Equal("/usr/lib/data", tree.Canonical("/usr/lib/link"));
        Assert.False(tree.HasBelow("/usr/share/doc/tool"));
        Assert.Equal(before, _host.State());
    }

    [Fact]
    public async Task What_was_fetched_once_comes_again_without_an_archive()
    {
        IReadOnlyList<PackageFacts> first = await AddAsync(new GuestTree(), "tool");
        _host.WriteLines("gone");
        var tree = new GuestTree();

        IReadOnlyList<PackageFacts> again = await AddAsync(tree, "tool");

        Assert.Equal(first, again);
        Assert.NotNull(tree.Find("/usr/bin/tool"));
    }

    [Theory]
    [InlineData("tol", "apt has no package tol; did you mean tool?; 'apt-cache search' finds packages")]
    [InlineData("tool=7", "apt does not have that package: Version '7' for 'tool' was not found; 'apt-cache policy tool' says which versions there are")]
    [InlineData("-o=x", "'-o=x' is no name of a Debian package (NAME or NAME=VERSION)")]
    [InlineData("a b", "'a b' is no name of a Debian package (NAME or NAME=VERSION)")]
    public async Task A_package_that_nobody_has_is_an_error_of_one_line(string name, string message)
    {
        var error = await Assert.ThrowsAsync<Mp3Exception>(() => AddAsync(new GuestTree(), "other", name));

        Assert.Equal((ExitCode.Usage, message), (error.ExitCode, error.Message));
    }

    [Fact]
    public async Task A_version_can_be_pinned() =>
        Assert.Contains(await AddAsync(new GuestTree(), "tool=2:1.5-1"), package => package is { Name: "tool", Version: "2:1.5-1" });

    [Fact]
    public async Task Without_an_archive_nothing_can_be_fetched()
    {
        _host.WriteLines("gone");

        var error = await Assert.ThrowsAsync<Mp3Exception>(() => AddAsync(new GuestTree(), "tool"));

        Assert.Equal(ExitCode.Unavailable, error.ExitCode);
        Assert.StartsWith("fetch-packages.sh: apt can't fetch tool: E: ", error.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<PackageFacts>> AddAsync(GuestTree tree, params string[] names) =>
        new PackageStore(_cache.Path, _host.Settings).AddAsync(tree, names, TestContext.Current.CancellationToken);
}
