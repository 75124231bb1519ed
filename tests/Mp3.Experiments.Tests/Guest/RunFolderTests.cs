// SPDX-License-Identifier: MIT

using Mp3.Experiments.Guest;

namespace Mp3.Experiments.Tests.Guest;

public sealed class RunFolderTests
{
    [Fact]
    public void It_is_private_and_goes_with_all_that_is_in_it()
    {
        string path;
        using (RunFolder folder = RunFolder.Create())
        {
            path = folder.Path;
            File.WriteAllText(Path.Combine(path, "result.img"), "x");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void What_a_killed_program_left_behind_is_deleted_and_what_is_in_use_is_not()
    {
        string abandoned = Directory.CreateTempSubdirectory("mp3-guest-").FullName;
        File.WriteAllText(Path.Combine(abandoned, "lock"), "");
        using RunFolder used = RunFolder.Create();

        using RunFolder another = RunFolder.Create();

        Assert.False(Directory.Exists(abandoned));
        Assert.True(Directory.Exists(used.Path));
    }

    [Fact]
    public void Folders_that_come_and_go_side_by_side_leave_each_other_alone() =>
        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            using RunFolder folder = RunFolder.Create();
            File.WriteAllText(Path.Combine(folder.Path, "result.img"), "x");
            Thread.Yield();

            Assert.True(File.Exists(Path.Combine(folder.Path, "result.img")));
        });
}
