// SPDX-License-Identifier: MIT

using Mp3.Experiments.Results;
using Mp3.Experiments.Tests.Guest;

namespace Mp3.Experiments.Tests.Results;

public sealed class FileDigestsTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_digest_that_was_begun_is_that_of_sha256sum()
    {
        string path = _scratch.Write("kernel", new string('k', 1_000_000));

        FileDigests.Begin(path);

        Assert.Equal(Tool.Run("sha256sum", [path], [])[..64], FileDigests.Of(path));
    }

    [Fact]
    public void A_file_that_changed_has_another_one()
    {
        string path = _scratch.Write("kernel", "one");
        string before = FileDigests.Of(path);

        File.WriteAllText(path, "longer");

        Assert.NotEqual(before, FileDigests.Of(path));
    }

    [Fact]
    public void A_file_that_comes_after_it_was_missed_is_read()
    {
        string path = _scratch["kernel"];
        FileDigests.Begin(path);
        Assert.ThrowsAny<IOException>(() => FileDigests.Of(path));

        File.WriteAllText(path, "");

        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", FileDigests.Of(path));
    }
}
