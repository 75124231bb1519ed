// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Guest;

public sealed class SharedLibrariesTests
{
    [Theory]
    [InlineData("ls")]
    [InlineData("gcc")]
    [InlineData("qemu-system-x86_64")]
    public void They_are_those_that_the_loader_itself_would_take(string name)
    {
        string program = Programs.Find(name)!;
        IEnumerable<string> names = Tool.Run("ldd", [program])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Path.GetFileName(line.Trim().Split(' ')[0]))
            .Where(library => !library.StartsWith("linux-vdso", StringComparison.Ordinal));

        Assert.Equal(names.Order(StringComparer.Ordinal), SharedLibraries.Of(program).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_static_program_needs_none() => Assert.Empty(SharedLibraries.Of(Programs.Find("busybox")!));

    [Fact]
    public void A_file_that_is_no_program_is_refused()
    {
        using var folder = new ScratchFolder();
        string script = folder.Write("work", "#!/bin/sh\n");

        var error = Assert.Throws<Mp3Exception>(() => SharedLibraries.Of(script));

        Assert.Equal($"{script} can't be put into the guest: it is no ELF file for x86-64", error.Message);
    }
}
