// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class SoftDependenciesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public SoftDependenciesTests()
    {
        _folder.Write("modules.softdep", "# a comment\nsoftdep ext4 pre: crypto-crc32c post: other\nsoftdep snd-pcm post: later\nsoftdep xts pre: ecb\n");
        _folder.Write("modules.alias", "alias crypto-crc32c crc32c_intel\nalias crypto-crc32c crc32c-generic\nalias ecb-cipher ecb\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_several_modules_that_an_alias_has_the_one_for_every_processor_is_taken() =>
        Assert.Equal(["crc32c_generic"], Before("ext4", "crc32c_intel", "crc32c_generic"));

    [Fact]
    public void One_that_is_there_will_do() => Assert.Equal(["crc32c_intel"], Before("ext4", "crc32c_intel"));

    [Fact]
    public void A_kernel_may_lack_it() => Assert.Empty(Before("ext4", "unrelated"));

    [Fact]
    public void A_module_s_own_name_needs_no_alias() => Assert.Equal(["ecb"], Before("xts", "ecb"));

    [Fact]
    public void What_comes_after_is_not_before() => Assert.Empty(Before("snd_pcm", "later"));

    [Fact]
    public void A_kernel_without_lists_has_none() =>
        Assert.Empty(SoftDependencies.Read(_folder["none"]).Before("ext4", _ => true));

    private IEnumerable<string> Before(string module, params string[] existing) =>
        SoftDependencies.Read(_folder.Path).Before(module, existing.Contains);
}
