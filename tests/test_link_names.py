"""One name in its spellings, and two names that only look alike."""

import pytest

from lib.link.names import name_keys, same_name

ONE = [
    ("Kim Jong Un", "Kim Jong-un"),
    ("Kim Jong Un", "President Kim Jongun"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
    ("Volodymyr Zelensky", "Vladimir Zelenskyi"),
    ("Sergei Shoigu", "Sergey Shoygu"),
    ("Foreign Minister Sergey Lavrov", "Sergei Lavrov"),
    ("S. Lavrov", "Sergei Lavrov"),
    ("Lavrov", "Sergei Lavrov"),
    ("Vladimir Vladimirovich Putin", "Vladimir Putin"),
    ("Mohammed bin Salman", "Mohamed bin Salman"),
    ("Muhammad bin Salman Al Saud", "Crown Prince Mohammed bin Salman"),
    ("Abdel Fattah el-Sisi", "Abdul Fatah al-Sissi"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Xi Jinping", "Jinping Xi"),
    ("Ban Ki-moon", "Ban Ki Moon"),
    ("Luiz Inácio Lula da Silva", "Lula da Silva"),
    ("Nicolás Maduro", "Nicolas Maduro"),
    ("Lars Løkke Rasmussen", "Lars Lokke Rasmussen"),
    ("Paul Kagame", "President Paul Kagamé"),
    ("Yoweri Kaguta Museveni", "Yoweri Museveni"),
    ("Ursula von der Leyen", "Ursula Von Der Leyen"),
    ("NIS", "National Intelligence Service"),
]
TWO = [
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Mohammed bin Salman", "Salman bin Abdulaziz"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Mohammed bin Salman", "Khalid bin Salman"),
    ("Ali Hassan", "Ali Hussein"),
    ("Vladimir Putin", "Volodymyr Zelensky"),
    ("Salva Kiir", "Riek Machar"),
    ("Sergei Lavrov", "Sergei Shoigu"),
    ("Hun Sen", "Hun Manet"),
    ("Kim", "Kim Yong Nam"),
    ("J. Trudeau", "J. Trump"),
    ("Ferdinand Marcos", "Ferdinand Romualdez"),
    ("Bongbong Marcos", "Imee Marcos"),
    ("Foreign Ministry", "Defence Ministry"),
    ("1st Brigade", "3rd Brigade"),
    ("", "Sergei Lavrov"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_share_a_key(one, other):
    assert set(name_keys(one)) & set(name_keys(other))


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_look_alike(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)
