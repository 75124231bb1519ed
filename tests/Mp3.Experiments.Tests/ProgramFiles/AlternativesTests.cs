// SPDX-License-Identifier: MIT

using Mp3.Experiments.ProgramFiles;

namespace Mp3.Experiments.Tests.ProgramFiles;

public sealed class AlternativesTests
{
    [Fact]
    public void They_are_read_out_of_a_script_as_debhelper_writes_it()
    {
        const string Script = """
            if [ "$1" = "configure" ]; then
            	update-alternatives --install /usr/bin/awk awk /usr/bin/mawk 5 \
            	    --slave /usr/share/man/man1/awk.1.gz awk.1.gz /usr/share/man/man1/mawk.1.gz \
            	    --slave /usr/bin/nawk nawk /usr/bin/mawk
            	update-alternatives --quiet --install "$link" cc /usr/bin/gcc 20
            	update-alternatives --remove awk /usr/bin/gawk
            fi
            """;

        Assert.Equal(
            [
                new Alternative("/usr/bin/awk", "/usr/bin/mawk", 5),
                new Alternative("/usr/share/man/man1/awk.1.gz", "/usr/share/man/man1/mawk.1.gz", 5),
                new Alternative("/usr/bin/nawk", "/usr/bin/mawk", 5),
            ],
            Alternatives.Of(Script));
    }

    [Fact]
    public void Of_several_the_one_of_highest_priority_that_is_there_is_taken_where_nothing_is()
    {
        var tree = new GuestTree();
        var file = new GuestFile(FileContent.OfText(""), IsExecutable: true, IsOfThisMachine: false);
        foreach (string path in (string[])["/usr/bin/mawk", "/usr/bin/gawk", "/usr/bin/vi"])
        {
            tree.AddFile(path, file);
        }

        Alternatives.AddTo(
            tree,
            [
                new Alternative("/usr/bin/awk", "/usr/bin/mawk", 5),
                new Alternative("/usr/bin/awk", "/usr/bin/gawk", 10),
                new Alternative("/usr/bin/awk", "/usr/bin/original-awk", 20),
                new Alternative("/usr/bin/vi", "/usr/bin/mawk", 1),
            ]);

        Assert.Equal("/usr/bin/gawk", tree.Canonical("/usr/bin/awk"));
        Assert.Equal("/usr/bin/vi", tree.Canonical("/usr/bin/vi"));
    }
}
