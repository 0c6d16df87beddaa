from lib.figures.plain_names import place_names

BOX, SIZE = (0.0, 0.0, 60.0, 30.0), (600, 450)


def test_a_name_stands_to_the_right_where_there_is_room():
    assert place_names([(30.0, 15.0, 5.0, "Adré")], BOX, SIZE) == ["middle right"]


def test_a_name_is_not_cut_off_by_the_edge():
    assert place_names([(59.0, 15.0, 5.0, "Adré")], BOX, SIZE) == ["middle left"]


def test_names_keep_off_each_other_and_off_marks():
    crowd = [(30.0 + number / 5, 15.0, 5.0, "El Geneina") for number in range(12)]
    sides = place_names(crowd, BOX, SIZE)
    assert sides[0] is not None
    assert sides.count(None) >= 6
    assert None not in place_names([(10.0, 25.0, 5.0, "Adré"), (40.0, 5.0, 5.0, "Farchana")], BOX, SIZE)


def test_no_marks_have_no_names():
    assert place_names([], BOX, SIZE) == []
